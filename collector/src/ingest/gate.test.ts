import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { enrolHost, startCollector, type TestCollector } from '../../../test/kit/collector.ts';
import { openSession } from '../../../test/kit/wire.ts';
import { strangersMax } from './limits.ts';

/** Fewer than the kernel keeps waiting for a busy process. */
const atOnce = 250;

/** A connection as a browser keeps it: it was answered, and asks for nothing. */
async function answered(collector: TestCollector): Promise<{ isEnded: boolean }> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(collector.url).port) });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  const browser = { isEnded: false };
  socket.on('close', () => {
    browser.isEnded = true;
  });
  socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  await once(socket, 'data');
  return browser;
}

test('connections that were answered and ask for nothing give way to an agent', async () => {
  const collector = await startCollector({ trustProxy: true });
  const agent = await enrolHost(collector);
  const browsers: { isEnded: boolean }[] = [];
  while (browsers.length < strangersMax)
    browsers.push(...(await Promise.all(Array.from({ length: atOnce }, () => answered(collector)))));
  const { welcome } = await openSession(collector.streamUrl, agent);
  expect(welcome.acked).toEqual([]);
  expect(browsers.filter(({ isEnded }) => isEnded)).toHaveLength(1);
});
