import type { OutageSpan } from '../incidents/attach-notes.ts';
import { edgesOf, type OutageEdges } from '../incidents/outage-edges.ts';
import type { StandsOn } from '../incidents/propose-incidents.ts';
import { type Account, accountOf } from '../ledger/account.ts';
import type { Interval } from '../ledger/change.ts';
import { type ClassedStretch, classOf, type OutageClass, stretchesOf } from '../ledger/classes.ts';
import { type Definitions, plainPolicy, type Slo, type Version } from '../ledger/definitions.ts';
import { type Evaluate, evaluatorOf } from '../ledger/evaluate.ts';
import { monthWindow } from '../ledger/month.ts';
import { parseObjective } from '../ledger/objective.ts';
import type { Outage } from '../ledger/outages.ts';
import { type Readings, readingsOf } from '../ledger/readings.ts';
import { membersOf } from '../ledger/services.ts';
import type { Store } from '../store/store.ts';
import { blankDocument, windowDocument } from './document.ts';
import type { EvaluationDocument } from './evaluation-document.ts';
import { kindRule } from './kinds/index.ts';
import { targetsIn } from './kinds/kind.ts';
import { hostOf } from './needed.ts';
import { readStored, sloInForce } from './read-document.ts';

/** An outage of a month as the ledger has it, at full length. */
export interface LedgerOutage extends OutageSpan, OutageEdges {
  readonly downMs: number;
  /** The SLOs of its target that see it, and how much of it counts in their month; none where nothing was promised. */
  readonly slos: readonly SeenBy[];
}

/** How one SLO takes an outage. */
export interface SeenBy {
  readonly slo: string;
  readonly countedMs: number;
  readonly class: OutageClass;
}

/** Time of a promised target that is no outage and yet worth a line; once for each SLO of the target. */
export interface LedgerStretch extends ClassedStretch {
  readonly target: string;
  readonly slo: string;
}

export interface MonthOutages {
  /** Of the targets of SLOs, by their rules; in order of time. */
  readonly promised: readonly LedgerOutage[];
  /** Of what those stand on, and of the targets that were asked for besides: round the clock, by no rules. */
  readonly others: readonly LedgerOutage[];
  readonly standsOn: StandsOn;
  /** What of the month is no outage; reckoned when it is asked for. */
  stretches(): LedgerStretch[];
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
  const blank = readStored(await blankDocument(store, asked.sloIds, asOfMs));
  const windows = new Map([...blank.slos].map(([id, versions]) => [id, monthOf(versions, month, timeZone)]));
  const window = monthWindow(month, timeZone);
  const targets = asked.targets.flatMap((target) => [target, hostOf(target) ?? target]);
  const more = targets.length === 0 ? [] : [{ targets, window }];
  const { document } = await windowDocument(store, windows, [], asOfMs, more);
  const { definitions, slos } = readStored(document);
  const readings = readingsOf(definitions);
  const evaluate = evaluatorOf(definitions, readings);
  const judged = [...slos].map(([id, versions]): JudgedMonth => {
    const window = monthOf(versions, month, timeZone);
    return { id, slo: sloInForce(versions, window.fromMs), window, definitions, readings };
  });
  const promised = judged.flatMap((one) => outagesUnder(one, evaluate(one.slo, one.window, month).outages));
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
    stretches: () => judged.flatMap(stretchesUnder).sort(byStart),
  };
}

/** One SLO, and all that tells what it makes of a month. */
interface JudgedMonth {
  readonly id: string;
  readonly slo: Slo;
  readonly window: Interval;
  readonly definitions: Definitions;
  readonly readings: Readings;
}

function outagesUnder(judged: JudgedMonth, outages: readonly Outage[]): Omit<LedgerOutage, 'began'>[] {
  const { id, slo, definitions } = judged;
  // Only what does not count asks why.
  let known: Account | undefined;
  const account = () => {
    known ??= accountFor(judged);
    return known;
  };
  return outages.map(({ countedMs, ...outage }) => {
    const taken = countedMs > 0 ? 'unplanned' : classOf({ ...outage, countedMs }, account(), definitions.asOfMs);
    return { target: slo.target, ...outage, slos: [{ slo: id, countedMs, class: taken }] };
  });
}

function stretchesUnder(judged: JudgedMonth): LedgerStretch[] {
  const { id, slo, definitions, readings } = judged;
  const { point } = readings.reading(slo.target);
  const stretches = stretchesOf(point, slo.policy, accountFor(judged), definitions.asOfMs);
  return stretches.map((one) => ({ ...one, target: slo.target, slo: id }));
}

function accountFor({ slo, window, definitions, readings }: JudgedMonth): Account {
  return accountOf(slo, window, definitions, readings);
}

function byStart(a: { readonly fromMs: number }, b: { readonly fromMs: number }): number {
  return a.fromMs - b.fromMs;
}

function monthOf(versions: readonly Version<Slo>[], month: string, timeZone: string) {
  const rule = versions.at(-1)?.value.window;
  return monthWindow(month, rule?.kind === 'calendar' ? rule.timeZone : timeZone);
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
