import type { App } from './app.ts';
import type { ApiParts } from './parts.ts';

/** Changes of one moment are told together. */
const gatherMs = 1000;

/** Keeps proxies from ending a quiet stream, and tells the page that silence is none. */
const commentEveryMs = 15_000;

/** `/api/v1/events`: server-sent events; `changed` names the hosts about which something is new. */
export function eventsRoute(app: App, { live }: ApiParts): void {
  app.get('/api/v1/events', { schema: { tags: ['hosts'], hide: true } }, (request, reply) => {
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    out.write(': connected\n\n');
    const changed = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const tell = () => {
      timer = undefined;
      out.write(`event: changed\ndata: ${JSON.stringify({ hosts: [...changed] })}\n\n`);
      changed.clear();
    };
    const unsubscribe = live.subscribe((hostId) => {
      changed.add(hostId);
      timer ??= setTimeout(tell, gatherMs);
    });
    const comments = setInterval(() => out.write(': still here\n\n'), commentEveryMs);
    request.raw.on('close', () => {
      unsubscribe();
      clearInterval(comments);
      clearTimeout(timer);
    });
  });
}
