import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen } from './listen.ts';

/** What a test's proxy does with those who ask. */
export interface ProxyRules {
  /** `user:password` that everybody has to send. */
  readonly credentials?: string;
  /** The answer to a CONNECT instead of a connection; undefined lets it through. */
  answer?(target: string): number | undefined;
  /** Where names lead, which only the proxy can look up. */
  readonly names?: Readonly<Record<string, string>>;
}

/** An HTTP proxy that does nothing but CONNECT, as those of companies do it. Ends with the test. */
export async function connectProxy({ credentials, answer, names = {} }: ProxyRules = {}) {
  const targets: string[] = [];
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => {});
    const refuse = (status: number) => client.end(`HTTP/1.1 ${status} refused\r\nContent-Length: 0\r\n\r\n`);
    if (wanted && headers['proxy-authorization'] !== wanted) return refuse(407);
    targets.push(url);
    const status = answer?.(url);
    if (status !== undefined) return refuse(status);
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect({ host: names[hostname] ?? hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    onTestFinished(() => void upstream.destroy());
    const unreachable = () => refuse(502);
    upstream.on('error', () => {}).on('error', unreachable);
    upstream.on('connect', () => {
      upstream.off('error', unreachable);
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    client.on('close', () => upstream.destroy());
  });
  const port = await listen(server);
  return { host: '127.0.0.1', port, url: `http://127.0.0.1:${port}`, targets };
}
