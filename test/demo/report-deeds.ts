import { moveReport } from '../../collector/src/reporting/move-report.ts';
import type { ReportRequest } from '../../collector/src/reporting/report-request.ts';
import type { LifeMove } from '../../collector/src/reports/life-cycle.ts';
import { tables, version } from '../../collector/src/version.ts';
import { type Company, organisation } from './company.ts';
import type { Deed } from './deeds.ts';
import { monthsTold } from './era.ts';
import { type DemoPerson, people } from './people.ts';

const minuteMs = 60_000;

const agreements = ['minami-ec', 'higashi-kanri'];

/** Who does what to a report, and how many minutes after the first of it. */
const steps: readonly (readonly [move: LifeMove, by: DemoPerson, afterMinutes: number])[] = [
  ['check', people.engineer, 0],
  ['approve', people.approver, 300],
  ['finalize', people.approver, 310],
  ['send', people.operator, 320],
];

/** The reports of the months that are over. The last one of the second agreement waits for who approves it; one month was reported twice. */
export function reportDeeds({ era, late }: Company): Deed[] {
  const deeds: Deed[] = [];
  for (let ago = monthsTold - 1; ago >= 1; ago--) {
    for (const [index, sla] of agreements.entries()) {
      const atMs = era.onBusinessDay(ago - 1, 3, '10:00') + index * 40 * minuteMs;
      const waits = ago === 1 && index === 1;
      deeds.push(...lifeOf(era.month(ago), sla, atMs).slice(0, waits ? 1 : steps.length));
    }
  }
  const revisedMs = late.arrivedMs + 1440 * minuteMs;
  const reason = '大阪拠点の監視データが遅れて到着し、停止時間が判明したため';
  const revise = moved(era.month(3), 'higashi-kanri', revisedMs, ['revise', people.operator, reason]);
  deeds.push(revise, ...lifeOf(era.month(3), 'higashi-kanri', revisedMs + 60 * minuteMs));
  return deeds.filter(({ atMs }) => atMs < era.nowMs);
}

function lifeOf(month: string, sla: string, atMs: number): Deed[] {
  return steps.map(([move, by, afterMinutes]) => moved(month, sla, atMs + afterMinutes * minuteMs, [move, by, '']));
}

function moved(
  month: string,
  sla: string,
  atMs: number,
  [move, { name: by, displayName: name }, reason]: readonly [LifeMove, DemoPerson, string],
): Deed {
  return {
    atMs,
    async run(store) {
      const versions = { software: version, ...tables };
      const request: ReportRequest = { sla, month, asOfMs: atMs, organisation, versions };
      await moveReport(store, request, { move, by, name, reason, seen: undefined });
    },
  };
}
