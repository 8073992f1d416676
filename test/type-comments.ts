/** What a source says of a type, or of a member by `Line.figures`. */
export interface Said {
  /** Its comment on one line; undefined where it has none. */
  readonly comment: string | undefined;
  /** How its type is written. */
  readonly type: string;
}

/** The comments of the interfaces and types that a file exports, as it is laid out: a member a line, closed by a line of its own. */
export function typeComments(source: string): Map<string, Said> {
  const said = new Map<string, Said>();
  const within: string[] = [];
  let comment: string | undefined;
  for (const line of withCommentsJoined(source).split('\n')) {
    const text = /^\s*\/\*\* (?<text>.*) \*\/$/.exec(line)?.groups?.text;
    if (text !== undefined) {
      comment = text;
      continue;
    }
    const {
      declared,
      member,
      type = '',
    } = /^\s*(?:export (?:interface|type) (?<declared>\w+)|(?:readonly )?(?<member>\w+)\??:)(?<type>.*)$/.exec(line)
      ?.groups ?? {};
    const name = declared ?? member;
    if (name !== undefined) said.set([...within, name].join('.'), { comment, type });
    if (name !== undefined && line.endsWith('{')) within.push(name);
    else if (/^\s*\}/.test(line)) within.pop();
    comment = undefined;
  }
  return said;
}

function withCommentsJoined(source: string): string {
  return source.replace(/\/\*\*(?<text>[\s\S]*?)\*\//g, (_comment, text: string) => {
    return `/** ${text
      .replace(/^\s*\* ?/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim()} */`;
  });
}
