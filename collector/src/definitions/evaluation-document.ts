import type { Change } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { TargetReading } from '../store/readings.ts';
import type { Assembled, Written } from './assemble.ts';
import type { Body } from './kinds/kind.ts';
import { hostOf } from './needed.ts';

/** What is asked about an SLO: a calendar period by its name, or a rolling window by where it ends. */
export interface EvaluationRequest {
  readonly slo: string;
  readonly period?: string;
  readonly at?: string;
}

/** A `kadoban-evaluation/1` file: everything a number depends on. */
export interface EvaluationDocument {
  readonly format: 'kadoban-evaluation/1';
  readonly asOf: string;
  readonly calendars: Readonly<Record<string, readonly Body[]>>;
  readonly targets: readonly Body[];
  readonly services: readonly Body[];
  readonly maintenance: readonly Body[];
  readonly adjustments: readonly Body[];
  readonly slos: readonly Body[];
  readonly evaluate: readonly EvaluationRequest[];
}

export interface DocumentParts {
  readonly assembled: Assembled;
  readonly readings: readonly TargetReading[];
  readonly requests: readonly EvaluationRequest[];
  readonly asOfMs: number;
}

export function documentOf({ assembled, readings, requests, asOfMs }: DocumentParts): EvaluationDocument {
  const valuesOf = (list: readonly Written[]) => list.map(({ value }) => value);
  const calendars = Map.groupBy(assembled.calendars, ({ id }) => id);
  return {
    format: 'kadoban-evaluation/1',
    asOf: formatTime(asOfMs),
    calendars: Object.fromEntries([...calendars].map(([id, versions]) => [id, valuesOf(versions)])),
    targets: readings.map(targetOf),
    services: valuesOf(assembled.services),
    maintenance: valuesOf(assembled.maintenance),
    adjustments: valuesOf(assembled.adjustments),
    slos: valuesOf(assembled.slos),
    evaluate: requests,
  };
}

function targetOf({ target, changes, monitoredFromMs, monitoredToMs }: TargetReading): Body {
  const host = hostOf(target);
  return {
    id: target,
    ...(host !== undefined && { partOf: host }),
    monitoredFrom: monitoredFromMs === null ? null : formatTime(monitoredFromMs),
    monitoredTo: monitoredToMs === null ? null : formatTime(monitoredToMs),
    changes: changes.map(changeOf),
  };
}

function changeOf({ atMs, status, reason, earliestMs, latestMs }: Change): Body {
  return {
    at: formatTime(atMs),
    status,
    ...(reason !== undefined && { reason }),
    ...(earliestMs !== undefined && { earliest: formatTime(earliestMs) }),
    ...(latestMs !== undefined && { latest: formatTime(latestMs) }),
  };
}
