import type { FastifyReply, FastifyRequest, InjectOptions } from 'fastify';
import type { App } from './api/app.ts';
import { verifyBytesMax } from './api/report-verify.ts';
import { free } from './metrics/free.ts';
import { type Ask, Given } from './threads/calls.ts';

/** A request as it crosses to the thread that answers it. */
export interface Forwarded {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly remoteAddress: string;
  readonly body: Uint8Array | undefined;
}

export interface ForwardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Uint8Array;
}

/** What is answered by another thread. */
const paths = ['/api/v1/*', '/metrics', '/healthz', '/readyz'];

/** Whose bodies are larger than any other's: who sends one is asked for his key before it is taken in. */
const large = { url: '/api/v1/reports/verify', bodyLimit: verifyBytesMax };

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Headers of one connection (RFC 9110, 7.6.1), and what belongs to how a body came. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'date']);

/** Hands requests to the thread that reads the store, so that no read and no long answer ever holds up the agents' sockets. */
export async function forwardRoutes(app: App, ask: Ask): Promise<void> {
  await app.register(async (context) => {
    // The other thread parses it.
    context.removeAllContentTypeParsers();
    context.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const handler = forwardBy(ask);
    const route = { schema: { hide: true }, exposeHeadRoute: false, handler } as const;
    // Whoever answers asks for the key.
    for (const url of paths) context.route({ ...route, method: methods, url, config: { door: 'open' } });
    context.route({ ...route, ...large, method: 'POST', config: { door: 'people' } });
  });
}

function forwardBy(ask: Ask) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const forwarded: Forwarded = {
      method: request.method,
      url: request.url,
      headers: withoutConnection(request.headers),
      remoteAddress: request.raw.socket.remoteAddress ?? '',
      body: request.body as Uint8Array | undefined,
    };
    const answer = (await ask('answer', [forwarded]).catch((error: unknown) => {
      // An end cuts off who asked first, and then whoever would have answered: that is no failure.
      if (!reply.raw.destroyed) throw error;
    })) as ForwardedAnswer | undefined;
    if (answer && reply.raw.destroyed) free([answer.body]);
    if (!answer || reply.raw.destroyed) return reply.hijack();
    // A connection that is gone holds nothing any more. Left to be collected, some answers are as much as makes V8 look through the heap of all agents.
    reply.raw.once('close', () => free([answer.body]));
    reply.code(answer.status).headers(withoutConnection(answer.headers));
    return reply.send(Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength));
  };
}

/** The other side of `forwardRoutes`; gives a `ForwardedAnswer`. */
export async function answerForwarded(app: App, { body, ...request }: Forwarded): Promise<Given> {
  const asked = { ...request, ...(body && { payload: Buffer.from(body) }) };
  // As a whole it would be made a text of besides, which nobody reads, and whose garbage holds up later answers.
  const { statusCode, headers, stream } = await app.inject({ ...asked, payloadAsStream: true } as InjectOptions);
  const parts: Buffer[] = await stream().toArray();
  const [only] = parts;
  const bytes = parts.length === 1 && only ? only : Buffer.concat(parts);
  const answer: ForwardedAnswer = { status: statusCode, headers, body: bytes };
  // Small ones lie in memory that others share.
  return new Given(answer, bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer as ArrayBuffer] : []);
}

function withoutConnection<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheConnection.has(name)));
}
