import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../../../test/kit/listen.ts';
import { type Closing, retryMs } from './closing.ts';
import { dialer } from './dial.ts';

/** How a link ends to a server that answers the upgrade with something else. */
async function answered(head: string): Promise<Closing> {
  const server = createServer();
  server.on('upgrade', (_request, socket) => socket.end(`HTTP/1.1 ${head}\r\nConnection: close\r\n\r\n`));
  const url = new URL(`http://127.0.0.1:${await listen(server)}`);
  const ignore = () => {};
  return new Promise((closed) => dialer(url, {})({ opened: ignore, message: ignore, heard: ignore, closed }));
}

const answers: [head: string, why: Closing['why'], waitMs: number | undefined][] = [
  ['503 Service Unavailable\r\nRetry-After: 12', 'try-later', 18_000],
  ['429 Too Many Requests\r\nRetry-After: 2', 'try-later', 3000],
  ['503 Service Unavailable\r\nRetry-After: 999999', 'try-later', 5_400_000],
  ['503 Service Unavailable\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT', 'unreachable', undefined],
  ['503 Service Unavailable', 'unreachable', undefined],
  ['400 Bad Request', 'unreachable', undefined],
];
test.each(answers)('a collector that answers %j is %s, and tried again after %s ms', async (head, why, waitMs) => {
  const closing = await answered(head);
  expect(closing).toMatchObject({ why, detail: expect.stringContaining(`HTTP ${head.slice(0, 3)}`) });
  expect(retryMs(closing, 0.5)).toBe(waitMs);
});
