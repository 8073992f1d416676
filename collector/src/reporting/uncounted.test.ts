import { expect, onTestFinished, test } from 'vitest';
import { october20Ms, octoberStore } from '../../../test/kit/october-store.ts';
import { makeReport } from './make-report.ts';
import { isReckoned } from './reckoned-line.ts';

/** The October report of a shop that was down for an hour, under some rules. */
async function october(rules: object) {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const [slo] = await store.definitions.current('slo');
  if (!slo?.body) throw new Error('no objective');
  const { kind, id, effectiveFromMs, atMs, author, version } = slo;
  const entered = { kind, id, effectiveFromMs, atMs, author, reason: '', expectedVersion: version };
  await store.definitions.append([{ ...entered, body: { ...slo.body, ...rules } }]);
  const { report, evaluations } = await makeReport(store, {
    ...{ sla: 'kaikei', month: '2026-10', asOfMs: october20Ms },
    organisation: { name: '△△株式会社', timeZone: 'Asia/Tokyo' },
    versions: { software: '0.1.0', tzdata: '2026b', holidays: '2.5.1' },
  });
  const [line] = report.lines;
  if (!line) throw new Error('no line');
  return { report, line, document: evaluations[0]?.text ?? '' };
}

test('what is too short to count is told apart, and is no downtime', async () => {
  const { line } = await october({ ignoreShorterThan: '2h' });
  expect(line.figures).toMatchObject({ downMs: 0, outageCount: 0 });
  expect(line.uncounted).toEqual({ degraded: { count: 0, ms: 0 }, brief: { count: 1, ms: 3_600_000 } });
});

test('what counts is told once', async () => {
  const { line } = await october({});
  expect(line.figures.downMs).toBe(3_600_000);
  expect(line.uncounted).toEqual({ degraded: { count: 0, ms: 0 }, brief: { count: 0, ms: 0 } });
});

test('it is reckoned again from the evidence; a report of a version that did not tell it still holds', async () => {
  const { report, line, document } = await october({ ignoreShorterThan: '2h' });
  expect(isReckoned(line, document, report)).toBe(true);
  const { uncounted: _, ...before } = line;
  expect(isReckoned(before, document, report)).toBe(true);
  const brief = { count: 1, ms: 3_599_999 };
  expect(isReckoned({ ...line, uncounted: { degraded: brief, brief } }, document, report)).toBe(false);
});
