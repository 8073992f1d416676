import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Detail } from './error-details.ts';
import { AgentError } from './errors.ts';
import { connectTls, type Way } from './uplink/connect-tls.ts';

/** An answer longer than this is none of a collector's. */
const answerBytesMax = 64 * 1024;

/** Texts of the collector that are shown to people. */
const shownCharsMax = 300;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Sending {
  readonly signal: AbortSignal;
  /** Called when the collector is reached and has been sent nothing: what it throws keeps it so. */
  beforeSending?(): void;
}

/** What the collector answers to JSON, over a connection that is verified first. */
export async function post(url: URL, way: Way, body: string, { signal, beforeSending }: Sending): Promise<Answer> {
  let socket: Socket | undefined;
  try {
    const connected = await connectTls(url, way, signal);
    socket = connected;
    beforeSending?.();
    const headers = {
      host: url.host,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const request = httpRequest({
      createConnection: () => connected,
      method: 'POST',
      path: url.pathname,
      headers,
      signal,
    });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject).end(body);
    });
    return { status: response.statusCode ?? 0, text: await textOf(response) };
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError('COLLECTOR_UNREACHABLE', whyOf(error, url.origin), { cause: error });
  } finally {
    socket?.destroy();
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > answerBytesMax) throw new Error(`its answer has more than ${answerBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function whyOf(error: unknown, origin: string): Detail {
  const { name, code = '', message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return ['late', origin];
  if (!/CERT|SELF_SIGNED|ISSUER|LEAF/.test(code)) return ['unreachable', origin, message || code];
  // What stands behind is about options of Node.
  return ['untrusted', origin, message.split(';')[0] ?? ''];
}

/** Why a collector refuses: its code, and its words with it. */
interface CollectorRefusal {
  readonly code: string;
  readonly words: string;
}

/** Why a collector refuses; undefined when what answers is none. */
export function refusalIn({ text }: Answer): CollectorRefusal | undefined {
  const { code, message } = (jsonIn(text) ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return { code, words: shown(`${code}: ${message}`) };
}

/** What strangers wrote, on one line. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, shownCharsMax);
}

/** What a text holds; undefined when it is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
