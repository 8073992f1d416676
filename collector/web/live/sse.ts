export interface ServerEvent {
  readonly name: string;
  readonly data: string;
  /** What to tell when coming back. */
  readonly id: string | null;
}

/**
 * Takes the complete events off the front of a server-sent event stream; `rest` is what is still incomplete.
 * Comments are dropped here, but their bytes have told the caller that the connection is alive.
 */
export function takeEvents(text: string): { events: ServerEvent[]; rest: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events: ServerEvent[] = [];
  for (const block of blocks) {
    let name = 'message';
    let id: string | null = null;
    const data: string[] = [];
    for (const line of block.split('\n')) {
      if (line.startsWith('event:')) name = line.slice(6).trim();
      else if (line.startsWith('id:')) id = line.slice(3).trim();
      else if (line.startsWith('data:')) data.push(line.slice(5).trim());
    }
    if (data.length > 0) events.push({ name, data: data.join('\n'), id });
  }
  return { events, rest };
}
