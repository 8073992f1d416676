import type { OutageSpan } from '../incidents/attach-notes.ts';
import { edgesOf, type OutageEdges } from '../incidents/outage-edges.ts';
import type { StandsOn } from '../incidents/propose-incidents.ts';
import { type Definitions, plainPolicy, type Slo, type Version } from '../ledger/definitions.ts';
import { readDefinitions } from '../ledger/definitions-file.ts';
import { type Evaluate, evaluatorOf } from '../ledger/evaluate.ts';
import { readDocument } from '../ledger/json.ts';
import { monthWindow } from '../ledger/month.ts';
import { parseObjective } from '../ledger/objective.ts';
import { membersOf } from '../ledger/services.ts';
import { readSlos } from '../ledger/slo-file.ts';
import type { Store } from '../store/store.ts';
import { blankDocument, windowDocument } from './document.ts';
import type { EvaluationDocument } from './evaluation-document.ts';
import { kindRule } from './kinds/index.ts';
import { targetsIn } from './kinds/kind.ts';
import { hostOf } from './needed.ts';

/** An outage of a month as the ledger has it, at full length. */
export interface LedgerOutage extends OutageSpan, OutageEdges {
  readonly downMs: number;
  /** The SLOs of its target that see it, and how much of it counts in their month; none where nothing was promised. */
  readonly slos: readonly { readonly slo: string; readonly countedMs: number }[];
}

export interface MonthOutages {
  /** Of the targets of SLOs, by their rules; in order of time. */
  readonly promised: readonly LedgerOutage[];
  /** Of what those stand on, and of the targets that were asked for besides: round the clock, by no rules. */
  readonly others: readonly LedgerOutage[];
  readonly standsOn: StandsOn;
}

export interface AskedMonth {
  readonly sloIds: readonly string[];
  /** Hosts and checks besides. */
  readonly targets: readonly string[];
  readonly month: string;
  /** Of the month where an SLO has no zone of its own. */
  readonly timeZone: string;
}

/** The outages of a month, from the store. */
export async function monthOutages(store: Store, asked: AskedMonth, asOfMs: number): Promise<MonthOutages> {
  const { month, timeZone } = asked;
  // Which month it is of an SLO depends on the definitions alone.
  const blank = read(await blankDocument(store, asked.sloIds, asOfMs));
  const windows = new Map([...blank.slos].map(([id, versions]) => [id, monthOf(versions, month, timeZone)]));
  const window = monthWindow(month, timeZone);
  const targets = asked.targets.flatMap((target) => [target, hostOf(target) ?? target]);
  const more = targets.length === 0 ? [] : [{ targets, window }];
  const { document } = await windowDocument(store, windows, [], asOfMs, more);
  const { definitions, slos } = read(document);
  const evaluate = evaluatorOf(definitions);
  const promised = [...slos].flatMap(([id, versions]) => {
    const window = monthOf(versions, month, timeZone);
    const slo = inForce(versions, window.fromMs);
    return evaluate(slo, window, month).outages.map(({ countedMs, ...outage }) => {
      return { target: slo.target, ...outage, slos: [{ slo: id, countedMs }] };
    });
  });
  const known = new Set(promised.map(({ target }) => target));
  const others = [...definitions.targets.keys(), ...definitions.services.keys()].filter((id) => !known.has(id));
  const withEdges = (outage: Omit<LedgerOutage, 'began'>) => ({
    ...outage,
    ...edgesOf(outage, below(outage.target, definitions)),
  });
  return {
    promised: joined(promised).map(withEdges).sort(byStart),
    others: others
      .flatMap((target) => plainOutages(target, window, evaluate))
      .map(withEdges)
      .sort(byStart),
    standsOn: standsOnOf(document),
  };
}

function byStart(a: OutageSpan, b: OutageSpan): number {
  return a.fromMs - b.fromMs;
}

function read(document: EvaluationDocument) {
  const keys = ['asOf', 'calendars', 'targets', 'services', 'maintenance', 'adjustments'] as const;
  const result = readDocument(JSON.stringify(document), (root) => {
    const { format: _, evaluate: __, slos, ...file } = root.members('format', ...keys, 'slos', 'evaluate');
    const definitions = readDefinitions(file);
    return { definitions, slos: readSlos(slos, definitions) };
  });
  if (!result.ok) throw new Error(`${result.path}: ${result.reason}`);
  return result.value;
}

function monthOf(versions: readonly Version<Slo>[], month: string, timeZone: string) {
  const rule = versions.at(-1)?.value.window;
  return monthWindow(month, rule?.kind === 'calendar' ? rule.timeZone : timeZone);
}

/** The first version also holds before it. */
function inForce(versions: readonly Version<Slo>[], atMs: number): Slo {
  const version = versions.findLast(({ fromMs }) => fromMs <= atMs) ?? versions[0];
  if (!version) throw new Error('an SLO has at least one version');
  return version.value;
}

/** Two SLOs of one target see the same outage, unless their rules differ about its edges. */
function joined(outages: readonly Omit<LedgerOutage, 'began'>[]): Omit<LedgerOutage, 'began'>[] {
  const groups = Map.groupBy(outages, ({ target, fromMs, toMs }) => `${fromMs} ${toMs} ${target}`);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, slos: [first, ...rest].flatMap(({ slos }) => slos) }] : [],
  );
}

const objective = parseObjective('0');

function plainOutages(target: string, window: { fromMs: number; toMs: number }, evaluate: Evaluate) {
  if (!objective) throw new TypeError('zero is an objective');
  const slo: Slo = {
    id: '',
    target,
    objective,
    window: { kind: 'explicit', ...window },
    serviceHours: null,
    policy: plainPolicy,
  };
  return evaluate(slo, window, null).outages.map(({ countedMs: _, ...outage }) => ({ target, ...outage, slos: [] }));
}

function below(target: string, { targets, services }: Definitions) {
  const ids = services.has(target) ? membersOf(target, services) : [target];
  return [...ids].flatMap((id) => targets.get(id) ?? []);
}

function standsOnOf({ services }: EvaluationDocument): StandsOn {
  const members = new Map<string, string[]>();
  // Once for each version: what a service needed at any time.
  for (const { id, ...expression } of services) {
    const before = members.get(String(id)) ?? [];
    members.set(String(id), [...before, ...targetsIn(kindRule('service'), expression)]);
  }
  return (target) => members.get(target) ?? [hostOf(target)].filter((host) => host !== undefined);
}
