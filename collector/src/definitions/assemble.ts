import { formatTime } from '../ledger/format-time.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { historiesOf, inForce, type Stretch } from './in-force.ts';
import { type Body, peopleKeys } from './kinds/kind.ts';
import { windowsOf } from './windows.ts';

/** An object of an evaluation file and the entry of the log that says it. */
export interface Written {
  readonly id: string;
  readonly entry: DefinitionEntry;
  readonly value: Body;
}

/** The definitions as an evaluation file lists them; calendars, services and SLOs are here once for each version. */
export interface Assembled {
  readonly calendars: readonly Written[];
  readonly services: readonly Written[];
  readonly slos: readonly Written[];
  readonly maintenance: readonly Written[];
  readonly adjustments: readonly Written[];
}

/** Members of bodies that the evaluator does not read. */
const unread = new Set([...peopleKeys, 'rto', 'resolve', 'busy']);

/** What the log says, as the evaluator reads it. Maintenance that recurs is written out up to `horizonMs`. */
export function assemble(entries: readonly DefinitionEntry[], horizonMs: number): Assembled {
  return {
    calendars: versionsOf(entries, 'calendar'),
    services: versionsOf(entries, 'service').map(withId),
    slos: versionsOf(entries, 'slo').map(withId),
    maintenance: historiesOf(entries, 'maintenance').flatMap((history) =>
      windowsOf(inForce(history), horizonMs).map(({ entry, window }) => ({ id: entry.id, entry, value: window })),
    ),
    // The last entry decides for its whole interval: an adjustment is about the past and cannot change at an instant.
    adjustments: historiesOf(entries, 'adjustment')
      .flatMap((history) => bodied(inForce(history).slice(-1)))
      .map(withId),
  };
}

function versionsOf(entries: readonly DefinitionEntry[], kind: DefinitionEntry['kind']): Written[] {
  return historiesOf(entries, kind).flatMap((history) => bodied(inForce(history)));
}

/** The stretches in which there is a definition. */
function bodied(stretches: readonly Stretch[]): Written[] {
  return stretches.flatMap(({ fromMs, entry }) => {
    if (entry.body === null) return [];
    const effectiveFrom = Number.isFinite(fromMs) ? { effectiveFrom: formatTime(fromMs) } : {};
    return [{ id: entry.id, entry, value: { ...readByEvaluator(entry.body), ...effectiveFrom } }];
  });
}

function withId({ id, entry, value }: Written): Written {
  return { id, entry, value: { id, ...value } };
}

/** A body without what is only for people. */
function readByEvaluator(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !unread.has(key)));
}
