import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { dueMs, finalized, mailbox, name, scene } from '../../../test/kit/october-mail.ts';
import { until } from '../../../test/kit/until.ts';
import { deliverDueReports } from '../reporting/deliver-reports.ts';
import { deliveriesOf } from '../reporting/deliveries.ts';
import { startMonthlyReports } from './monthly-reports.ts';

const minuteMs = 60_000;

test('an end does not wait for a mail server; what it cuts off was not sent, and goes out at the next start', async () => {
  const { mails, state, send } = await mailbox();
  const { store, parts } = await scene(send);
  await finalized(store, parts, dueMs - 1);
  const hand = new HandClock(dueMs);
  const clock = { now: () => hand.wallMs(), after: hand.after.bind(hand) };
  const start = () =>
    startMonthlyReports(
      (nowMs) => deliverDueReports(parts, nowMs),
      clock,
      () => {},
    );
  const mailed = (count: number) =>
    until(`${count} mails`, 30_000, async () => (mails.length === count ? true : undefined));

  state.hangs = true;
  const first = start();
  await hand.advance(minuteMs);
  await mailed(1);
  const ended = Promise.resolve(first[Symbol.asyncDispose]()).then(() => 'ended');
  await hand.advance(1999);
  expect(await Promise.race([ended, 'waits'])).toBe('waits');
  await hand.advance(1);
  expect(await ended).toBe('ended');
  expect(await deliveriesOf(store, name)).toEqual([]);

  state.hangs = false;
  const next = start();
  await hand.advance(minuteMs);
  await mailed(2);
  await next[Symbol.asyncDispose]();
  expect(await deliveriesOf(store, name)).toMatchObject([{ outcome: 'sent' }]);
  // Whoever got both can tell that they are one.
  const [cut, whole] = mails.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]);
  expect(cut).toBe(whole);
  expect(hand.pending).toBe(0);
});
