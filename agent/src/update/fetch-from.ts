import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { CollectorAddress } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import { connectTls } from '../uplink/connect-tls.ts';

/** What `GET path` of the collector answers, over a connection that is verified first; undefined when it has no such thing. */
export async function fetchFrom(
  collector: CollectorAddress,
  path: string,
  { bytesMax, signal }: { readonly bytesMax: number; readonly signal: AbortSignal },
): Promise<Buffer | undefined> {
  const url = new URL(`${collector.url.href.replace(/\/$/, '')}${path}`);
  let socket: Socket | undefined;
  try {
    const connected = await connectTls(collector.url, collector, signal);
    socket = connected;
    const headers = { host: url.host, connection: 'close' };
    const asking = httpRequest({ createConnection: () => connected, path: url.pathname, headers, signal });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      asking.on('response', resolve).on('error', reject).end();
    });
    if (response.statusCode === 404) return undefined;
    if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode} for ${path}`);
    return await bodyOf(response, bytesMax);
  } catch (error) {
    if (error instanceof AgentError) throw error;
    const { name, message } = error as Error;
    const isLate = name === 'TimeoutError' || name === 'AbortError';
    const detail = isLate ? (['late', url.origin] as const) : (['unreachable', url.origin, message] as const);
    throw new AgentError('COLLECTOR_UNREACHABLE', detail, { cause: error });
  } finally {
    socket?.destroy();
  }
}

async function bodyOf(response: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Error(`its answer has more than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
