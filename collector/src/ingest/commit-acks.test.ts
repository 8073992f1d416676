import { expect, test } from 'vitest';
import { type CommitAck, CommitAcks } from './commit-acks.ts';

function acks() {
  const sent: CommitAck[] = [];
  return { sent, acks: new CommitAcks((due) => sent.push(due)) };
}

test('what is stored in one turn is told by the last number, and of how many batches', async () => {
  const { sent, acks: taken } = acks();
  for (const seq of [3, 4, 9]) taken.stored({ epoch: 1, seq });
  expect(sent).toEqual([]);
  await Promise.resolve();
  expect(sent).toEqual([{ ack: { epoch: 1, seq: 9 }, batches: 3 }]);
  taken.stored({ epoch: 1, seq: 12 });
  await Promise.resolve();
  expect(sent[1]).toEqual({ ack: { epoch: 1, seq: 12 }, batches: 1 });
});

test('each of two epochs has an ack of its own, the older one first', async () => {
  const { sent, acks: taken } = acks();
  taken.stored({ epoch: 1, seq: 7 });
  taken.stored({ epoch: 2, seq: 1 });
  taken.stored({ epoch: 2, seq: 2 });
  await Promise.resolve();
  expect(sent).toEqual([
    { ack: { epoch: 1, seq: 7 }, batches: 1 },
    { ack: { epoch: 2, seq: 2 }, batches: 2 },
  ]);
});
