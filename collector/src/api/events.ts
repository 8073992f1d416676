import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Clock, repeat } from '../clock.ts';
import type { Live } from '../live.ts';
import type { App } from './app.ts';
import type { Person } from './person.ts';

/** Changes of one moment are told together. */
const gatherMs = 1000;

/** Keeps proxies from ending a quiet stream, and tells the page that silence is none. */
const commentEveryMs = 15_000;

/** A page asks again then, and with it the door, whether its session still holds. */
const streamMs = 15 * 60_000;

/** A page that reads so little of what it asked for is gone. */
const unreadBytesMax = 256 * 1024;

/** Changes of who may come in: every page asks the door again then, with what it missed, and who may not any more hears nothing further. */
const doorTopics: ReadonlySet<string> = new Set(['people', 'keys', 'account']);

export interface EventsParts extends Pick<Clock, 'after'> {
  readonly live: Pick<Live, 'changes'>;
}

/**
 * `/api/v1/events`: server-sent events. `changed` names the hosts about which something is new, and the kinds of things that people changed
 * (`topics`, as in the API's paths). Each has a number: with `Last-Event-ID` a page that comes back is told what it missed, or, where that cannot be
 * known because the collector was started meanwhile, `everything`.
 */
export function eventsRoute(app: App, { live: { changes }, after }: EventsParts): void {
  const schema = { tags: ['hosts'], produces: ['text/event-stream'], response: { 200: Type.String() } };
  app.get('/api/v1/events', { exposeHeadRoute: false, schema, config: { isStream: true } }, (request, reply) => {
    reply.hijack();
    const out = reply.raw;
    const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
    out.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
    const write = (text: string) => {
      if (out.writableEnded) return;
      if (out.writableLength > unreadBytesMax) out.destroy();
      else out.write(text);
    };
    const event = (name: string, data: unknown) =>
      write(`id: ${changes.epoch}-${changes.latest}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    const seen = numberSeen(request, changes.epoch);
    if (seen === null) event('everything', {});
    else event('changed', namesFor(request.person, changes.since(seen)));

    const changed = { hosts: new Set<string>(), topics: new Set<string>() };
    let dontTell: (() => void) | undefined;
    const tell = () => {
      dontTell = undefined;
      event('changed', namesFor(request.person, { hosts: [...changed.hosts], topics: [...changed.topics] }));
      changed.hosts.clear();
      changed.topics.clear();
    };
    const dontListen = changes.listen((kind, name) => {
      changed[kind].add(name);
      if (kind === 'topics' && doorTopics.has(name)) return void out.end();
      dontTell ??= after(gatherMs, tell);
    });
    const dontComment = repeat({ after }, commentEveryMs, () => write(': still here\n\n'));
    const dontEnd = after(streamMs, () => out.end());
    request.raw.on('close', () => {
      dontListen();
      dontTell?.();
      dontComment();
      dontEnd();
    });
  });
}

type ChangedNames = ReturnType<Live['changes']['since']>;

/** A viewer hears that something is new, so that his page asks again, and not of which machine. */
function namesFor({ services }: Pick<Person, 'services'>, { hosts, topics }: ChangedNames): ChangedNames {
  return { hosts: services === null ? hosts : hosts.slice(0, 1).map(() => 'one'), topics };
}

/** The number of the last change that the page was told; null when it was told none since the collector started. */
function numberSeen({ headers }: FastifyRequest, epoch: string): number | null {
  const [, ofEpoch, number] = /^([0-9a-f]{8})-(\d{1,15})$/.exec(String(headers['last-event-id'] ?? '')) ?? [];
  return ofEpoch === epoch ? Number(number) : null;
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Whatever is changed over the API is a change of its topic: `PUT /api/v1/slos/shop` of `slos`. */
export function tellWrites(app: App, changes: Live['changes']): void {
  app.addHook('onResponse', async ({ method, url }, { statusCode }) => {
    if (!changing.has(method) || statusCode >= 300) return;
    const topic = /^\/api\/v1\/([a-z-]+)/.exec(url)?.[1];
    if (topic !== undefined) changes.note('topics', topic);
  });
}
