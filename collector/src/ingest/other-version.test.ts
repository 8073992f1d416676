import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enrolHost, startCollector } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';

const golden = join(import.meta.dirname, '../../../test/golden/frames');
const bytesOf = (file: string): Buffer => Buffer.from(JSON.parse(readFileSync(join(golden, file), 'utf8')).hex, 'hex');

test('what an agent of the next version sends beyond what is known is passed over, and the rest stored', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent, { version: '0.2.0' });
  wire.socket.send(bytesOf('next-frame-of-another-kind.json'));
  wire.socket.send(bytesOf('next-batch-event-of-another-kind.json'));
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 7, seq: 1 });
  wire.send(lifeBatch(2, [1_790_000_000_000], { epoch: 7 }));
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 7, seq: 2 });
});

test('an agent of a former version, which tells less of itself, is welcomed', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { welcome, wire } = await openSession(collector.streamUrl, agent, { version: '0.0.9' });
  expect(welcome.protocol).toBe(1);
  wire.send(lifeBatch(1, [1_790_000_000_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
});
