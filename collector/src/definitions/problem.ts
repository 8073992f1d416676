import { evaluateFile } from '../ledger/evaluation-file.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { type Assembled, assemble, type Written } from './assemble.ts';
import { documentOf } from './evaluation-document.ts';
import { historiesOf, inForce, type Stretch } from './in-force.ts';
import { kindRule, ruleOf } from './kinds/index.ts';
import { type Fault, targetsIn, withoutRoot } from './kinds/kind.ts';
import { hostOf } from './needed.ts';
import { namesInSla, slaProblem } from './sla-problem.ts';
import { sloCalendars } from './slo-calendars.ts';

/** What is wrong with one definition among the others. */
export interface DefinitionProblem extends Fault {
  readonly entry: DefinitionEntry;
}

/** How far ahead of now maintenance that recurs is written out: a whole year's window that begins today, and a month. */
export const horizonMs = 400 * 86_400_000;

/**
 * The first mistake of the definitions as a whole, by the reader that evaluations use. `targets` are the hosts and checks that
 * there are. Undefined when every evaluation will be able to read them.
 */
export function problemOf(
  entries: readonly DefinitionEntry[],
  targets: ReadonlySet<string>,
  nowMs: number,
): DefinitionProblem | undefined {
  for (const entry of entries) {
    const fault = faultOf(entry);
    if (fault) return { ...fault, entry };
  }
  const assembled = assemble(entries, nowMs + horizonMs);
  const readings = [...namedTargets(assembled, targets)].map((target) => unobserved(target, nowMs));
  const result = evaluateFile(JSON.stringify(documentOf({ assembled, readings, requests: [], asOfMs: nowMs })));
  if (result.ok) return slaProblem(entries) ?? danglingProblem(entries);
  const found = entryAt(result.path, assembled);
  if (!found) throw new Error(`a document of the definitions is wrong at ${result.path}: ${result.reason}`);
  return { ...found, reason: result.reason };
}

/** An adjustment and a single window are about an interval of their own, and a record changes nothing. */
function faultOf({ kind, body, effectiveFromMs }: DefinitionEntry): Fault | undefined {
  const rule = ruleOf(kind);
  if (body === null || !rule) return undefined;
  const isOfOneTime = kind === 'adjustment' || (kind === 'maintenance' && body.recurs === undefined);
  // Agents get checks as soon as they are written.
  if ((isOfOneTime || kind === 'checks' || rule.isRecord) && effectiveFromMs !== null)
    return { path: 'effectiveFrom', reason: 'has no meaning here; leave it out' };
  return rule.faultOf(body);
}

function namedTargets(assembled: Assembled, targets: ReadonlySet<string>): Set<string> {
  const named = new Set<string>();
  const add = (kind: Parameters<typeof kindRule>[0], list: readonly Written[]) => {
    for (const { value } of list) for (const id of targetsIn(kindRule(kind), value)) if (targets.has(id)) named.add(id);
  };
  add('slo', assembled.slos);
  add('service', assembled.services);
  add('maintenance', assembled.maintenance);
  add('adjustment', assembled.adjustments);
  for (const id of [...named]) named.add(hostOf(id) ?? id);
  return named;
}

function unobserved(target: string, asOfMs: number) {
  return { target, changes: [], asOfMs, monitoredFromMs: null, monitoredToMs: null };
}

/** The definition that stands at a path such as `$.slos[2].target` or `$.calendars.office[0].weekly`, and the rest of the path. */
function entryAt(path: string, assembled: Assembled): { entry: DefinitionEntry; path: string } | undefined {
  const calendar = /^\$\.calendars(?:\.(\w+)|\["([^"]+)"\])(?:\[(\d+)\])?(.*)$/.exec(path);
  if (calendar) {
    const versions = assembled.calendars.filter(({ id }) => id === (calendar[1] ?? calendar[2]));
    const found = versions[Number(calendar[3] ?? 0)];
    return found && { entry: found.entry, path: withoutRoot(`$${calendar[4]}`) };
  }
  const item = /^\$\.(services|slos|maintenance|adjustments)\[(\d+)\](.*)$/.exec(path);
  const found = item && assembled[item[1] as keyof Assembled][Number(item[2])];
  return found ? { entry: found.entry, path: withoutRoot(`$${item[3]}`) } : undefined;
}

/** An evaluation file cannot say that a definition ends. So nothing may end while another one in force names it. */
function danglingProblem(entries: readonly DefinitionEntry[]): DefinitionProblem | undefined {
  const gone = new Map<string, Stretch[]>();
  for (const kind of ['calendar', 'service', 'slo'] as const) {
    for (const history of historiesOf(entries, kind)) {
      const deleted = inForce(history).filter(({ entry }) => entry.body === null);
      if (deleted.length > 0) gone.set(`${kind} ${history[0]?.id}`, deleted);
    }
  }
  for (const kind of ['slo', 'service', 'sla'] as const) {
    for (const stretch of historiesOf(entries, kind).flatMap(inForce)) {
      for (const name of namesIn(stretch.entry)) {
        const end = gone.get(name)?.find(({ fromMs, toMs }) => fromMs < stretch.toMs && stretch.fromMs < toMs);
        if (end) return { entry: end.entry, path: '', reason: `is still named by ${kind} ${stretch.entry.id}` };
      }
    }
  }
  return undefined;
}

function namesIn({ kind, body }: DefinitionEntry): string[] {
  const rule = ruleOf(kind);
  if (body === null || !rule) return [];
  if (kind === 'sla') return namesInSla(body).map(({ name }) => name);
  const services = targetsIn(rule, body).map((id) => `service ${id}`);
  return [...services, ...sloCalendars(body).map((id) => `calendar ${id}`)];
}
