import { Type } from 'typebox';
import { type Clock, repeat } from '../clock.ts';
import type { Live } from '../live.ts';
import type { App } from './app.ts';

/** Changes of one moment are told together. */
const gatherMs = 1000;

/** Keeps proxies from ending a quiet stream, and tells the page that silence is none. */
const commentEveryMs = 15_000;

/** A page asks again then, and with it the door, whether its session still holds. */
const streamMs = 15 * 60_000;

/** A page that reads so little of what it asked for is gone. */
const unreadBytesMax = 256 * 1024;

export interface EventsParts extends Pick<Clock, 'after'> {
  readonly live: Pick<Live, 'subscribe'>;
}

/** `/api/v1/events`: server-sent events; `changed` names the hosts about which something is new. */
export function eventsRoute(app: App, { live, after }: EventsParts): void {
  const schema = { tags: ['hosts'], produces: ['text/event-stream'], response: { 200: Type.String() } };
  app.get('/api/v1/events', { exposeHeadRoute: false, schema }, (request, reply) => {
    reply.hijack();
    const out = reply.raw;
    const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
    out.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
    const write = (text: string) => {
      if (out.writableLength > unreadBytesMax) out.destroy();
      else out.write(text);
    };
    write(': connected\n\n');
    const changed = new Set<string>();
    let dontTell: (() => void) | undefined;
    const tell = () => {
      dontTell = undefined;
      write(`event: changed\ndata: ${JSON.stringify({ hosts: [...changed] })}\n\n`);
      changed.clear();
    };
    const unsubscribe = live.subscribe((hostId) => {
      changed.add(hostId);
      dontTell ??= after(gatherMs, tell);
    });
    const dontComment = repeat({ after }, commentEveryMs, () => write(': still here\n\n'));
    const dontEnd = after(streamMs, () => out.end());
    request.raw.on('close', () => {
      unsubscribe();
      dontTell?.();
      dontComment();
      dontEnd();
    });
  });
}
