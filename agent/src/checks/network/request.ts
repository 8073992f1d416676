import { once } from 'node:events';
import { type ClientRequest, type ClientRequestArgs, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Phases } from './phases.ts';

/** Of a body this much is read: enough to find a word on any page, little enough for a hundred checks at once. */
export const bodyBytesMax = 1024 * 1024;

/** All headers of an answer together; a server that sends more is broken or means harm. */
const headerBytesMax = 16 * 1024;

export interface Request {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** PEM certificates to trust in place of the machine's; undefined = the machine's. */
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** There is more than `bodyBytesMax`, which was not read. */
  readonly bodyCut: boolean;
  /** When the server's certificate ends; undefined without TLS. */
  readonly certificateEndsMs: number | undefined;
}

/** One request over its own connection, without following redirects. Rejects with the errors of node:http and node:tls. */
export async function request(options: Request, phases: Phases): Promise<Answer> {
  const { signal } = options;
  signal.throwIfAborted();
  const sent = send(options);
  // By hand: the option `signal` of node:http watches for the end of the request in a dozen other ways.
  const hangUp = (): void => void sent.destroy(new Error('the time is over'));
  signal.addEventListener('abort', hangUp);
  const secure = options.url.protocol === 'https:';
  // An error after the answer has begun comes here too; without a listener it would end the process.
  sent.on('error', () => {});
  sent.once('socket', (socket) => phases.follow(socket, secure));
  sent.end();
  try {
    const [response]: [IncomingMessage] = (await once(sent, 'response')) as [IncomingMessage];
    phases.enter('body');
    const certificateEndsMs = certificateEnd(response);
    const { body, bodyCut } = await readBody(response);
    phases.end();
    const { statusCode = 0, statusMessage = '', headers } = response;
    return { status: statusCode, statusText: statusMessage, headers, body, bodyCut, certificateEndsMs };
  } finally {
    signal.removeEventListener('abort', hangUp);
    sent.destroy();
  }
}

function send({ url, method, headers, ca }: Request): ClientRequest {
  const options = {
    method,
    headers: { 'user-agent': 'kadoban-agent', accept: '*/*', 'accept-encoding': 'identity', ...headers },
    maxHeaderSize: headerBytesMax,
  } as const;
  // A connection for each look: one that is kept open proves nothing about new visitors. Without an Agent, which keeps them.
  if (url.protocol === 'http:') {
    const createConnection = ({ host, port }: ClientRequestArgs) => connect({ host: host ?? '', port: Number(port) });
    return httpRequest(url, { ...options, createConnection });
  }
  // With one of its own, which knows the names that TLS asks for, and no other session. Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED would
  // change the default.
  return httpsRequest(url, { ...options, agent: false, rejectUnauthorized: true, ...(ca !== undefined && { ca }) });
}

function certificateEnd({ socket }: IncomingMessage): number | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  return Date.parse(socket.getPeerCertificate().valid_to);
}

/** By events, because the iterator of a stream costs a look as much as all else that is done with the answer. */
function readBody(response: IncomingMessage): Promise<{ body: Buffer; bodyCut: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      resolve({ body: Buffer.concat(chunks).subarray(0, bodyBytesMax), bodyCut: bytes > bodyBytesMax });
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > bodyBytesMax) end();
    });
    response.on('end', end).on('error', reject);
  });
}
