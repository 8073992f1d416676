import { expect, onTestFinished, test } from 'vitest';
import { october20Ms, octoberStore, seen } from '../../../test/kit/october-store.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import type { DefinitionChange } from '../store/store.ts';
import { type AskedMonth, monthOutages } from './month-outages.ts';

const tokyo = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const told = { effectiveFromMs: null, atMs: 1, author: 'kanri', reason: '', expectedVersion: null };
const slo = (id: string, body: object) => {
  return { ...told, kind: 'slo', id, body: { target: 'shop', objective: '99.9', window: tokyo, ...body } } as const;
};

async function october(changes: readonly DefinitionChange[], asked: Partial<AskedMonth> = {}) {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  await store.definitions.append(changes);
  const sloIds = ['shop', ...changes.filter(({ kind }) => kind === 'slo').map(({ id }) => id)];
  const month = { sloIds, targets: [], month: '2026-10', timeZone: 'Asia/Tokyo' };
  return { read: () => monthOutages(store, { ...month, ...asked }, october20Ms) };
}

const spelled = ({ promised, others }: Awaited<ReturnType<typeof monthOutages>>) =>
  [...promised, ...others].map(({ target, fromMs, slos }) => {
    const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime();
    return [`${target} ${from}`, ...slos.map(({ slo: id, countedMs }) => `${id} ${countedMs / 60_000}`)].join(', ');
  });

test('an outage is told once, with every SLO that sees it and what counts for each', async () => {
  const office = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['wed'], from: '10:30', to: '18:00' }] };
  const { read } = await october([
    { ...told, kind: 'calendar', id: 'office', body: office },
    slo('hours', { serviceHours: 'office' }),
    slo('rolling', { window: { rolling: '30d' } }),
    slo('patient', { ignoreShorterThan: '2h' }),
  ]);
  const counted = ['shop 60', 'hours 32.166666666666664', 'rolling 60'];
  expect(spelled(await read())).toEqual([
    ['shop 2026-10-14T10:02:10', ...counted].join(', '),
    'host:a 2026-10-14T10:02:10',
  ]);
});

test('the month of an SLO is that of its own zone', async () => {
  const store = await storeWithHosts(
    newStoreFile(),
    ['a'],
    Temporal.Instant.from('2026-09-29T00:00:00Z').epochMilliseconds,
  );
  onTestFinished(() => store[Symbol.asyncDispose]());
  // Down on the 1st of October in Tokyo, while it was still September in Honolulu.
  await seen(store, 'a', 'a1', ['2026-09-30T00:00:00+09:00', '2026-10-01T10:00:00+09:00'], october20Ms);
  await seen(store, 'a', 'a2', ['2026-10-01T11:00:00+09:00', '2026-10-20T09:00:00+09:00'], october20Ms);
  const far = { calendar: 'month', timeZone: 'Pacific/Honolulu' };
  await store.definitions.append([slo('near', { target: 'host:a' }), slo('far', { target: 'host:a', window: far })]);
  const asked = { sloIds: ['near', 'far'], targets: [], timeZone: 'Asia/Tokyo' };
  const seenBy = async (month: string) =>
    (await monthOutages(store, { ...asked, month }, october20Ms)).promised.flatMap(({ slos }) =>
      slos.map((one) => one.slo),
    );
  expect([await seenBy('2026-09'), await seenBy('2026-10')]).toEqual([['far'], ['near']]);
});

test('targets that nothing was promised about are told besides, and a check stands on its host', async () => {
  const { read } = await october([], { targets: ['host:b', 'check:a/none'] });
  const outages = await read();
  expect(spelled(outages)).toContain('host:b 2026-10-15T10:00:00');
  expect(['check:a/none', 'shop', 'host:a'].map(outages.standsOn)).toEqual([['host:a'], ['host:a'], []]);
});
