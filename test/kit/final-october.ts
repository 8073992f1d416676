import { moveReport } from '@kadoban/collector/src/reporting/move-report.ts';
import type { LifeMove } from '@kadoban/collector/src/reports/life-cycle.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import { reportMs } from './october.ts';

/** The report of the worked October. */
export const octoberRequest = {
  ...{ sla: 'accounting', month: '2026-10', asOfMs: reportMs },
  organisation: { name: 'きた株式会社', timeZone: 'Asia/Tokyo' },
  versions: { software: '0.0.1', tzdata: '2026a', holidays: '1' },
};

const moves: readonly (readonly [LifeMove, string])[] = [
  ['check', 'aoi'],
  ['approve', 'ren'],
  ['finalize', 'aoi'],
];

/** Takes it through its life to the end, by two people. */
export async function finalizeOctober(store: Store): Promise<void> {
  for (const [move, by] of moves) await moveReport(store, octoberRequest, { move, by, reason: '', seen: undefined });
}
