/*
 * A second, slow reading of how an SLO is evaluated: time is cut at every instant that anything names, and each piece is
 * asked on its own. It shares no code with the ledger, so that a mistake has to be made twice to go unnoticed.
 */
import { agreement, calendarEdges } from './oracle-calendar.ts';
import type { Document, SloText } from './oracle-document.ts';
import { instant, lengthOf } from './oracle-document.ts';
import { exclusions } from './oracle-exclusion.ts';
import { type Kind, type Piece, runs, type Status, worldOf } from './oracle-world.ts';

/** What `evaluate` should print for one SLO over one window, without the names of SLO and period. */
export function oracle(doc: Document, slo: SloText, window: Piece): Record<string, unknown> {
  const figures = figuresOf(doc, slo, window);
  const { downMs, wholeBase, ...rest } = figures;
  const [units, scale] = decimal(slo.objective);
  const good = (ratio: Ratio | null) =>
    ratio && BigInt(ratio.ofMs - ratio.badMs) * 100n * scale >= units * BigInt(ratio.ofMs);
  const budgetMs = Number((BigInt(wholeBase) * (100n * scale - units)) / (100n * scale));
  const [worst, best] = [good(rest.worst), good(rest.best)];
  const certain = rest.baseMs > 0 && worst === best;
  const raw = (doc.adjustments ?? []).length > 0 ? figuresOf({ ...doc, adjustments: [] }, slo, window) : undefined;
  return {
    fromMs: window.from,
    toMs: window.to,
    downMs,
    ...rest,
    met: good(rest.primary),
    certain,
    verdict: rest.baseMs === 0 ? null : certain ? (worst ? 'met' : 'missed') : 'undetermined',
    budgetMs,
    budgetRemainingMs: budgetMs - downMs,
    ...(raw && { raw: { downMs: raw.downMs, baseMs: raw.baseMs, unknownMs: raw.unknownMs, primary: raw.primary } }),
  };
}

interface Figures {
  agreedMs: number;
  excludedMs: number;
  baseMs: number;
  unknownMs: number;
  downMs: number;
  primary: Ratio | null;
  worst: Ratio | null;
  best: Ratio | null;
  coverage: string | null;
  unknownByReason: Record<string, number>;
  outageCount: number;
  outages: { fromMs: number; toMs: number | null; downMs: number; countedMs: number }[];
  mttrMs: number | null;
  mtbfMs: number | null;
  wholeBase: number;
}

interface Ratio {
  badMs: number;
  ofMs: number;
  percent: string;
}

function decimal(text: string): [units: bigint, scale: bigint] {
  const [whole = '', fraction = ''] = text.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

function percent(part: number, of: number): string {
  const micro = (BigInt(part) * 100_000_000n) / BigInt(of);
  return `${micro / 1_000_000n}.${`${micro % 1_000_000n}`.padStart(6, '0')}`;
}

function ratio(badMs: number, ofMs: number): Ratio | null {
  return ofMs > 0 ? { badMs, ofMs, percent: percent(ofMs - badMs, ofMs) } : null;
}

function figuresOf(doc: Document, slo: SloText, window: Piece, cuts: number[] = []): Figures {
  const asOf = instant(doc.asOf);
  const all = piecesOf(doc, slo, window, cuts);
  const past = all.filter((piece) => piece.to <= asOf);
  const world = worldOf(doc, past, asOf);
  const target = slo.target;
  const downs = (status: Status) => status === 'down' || (status === 'degraded' && slo.degraded === 'down');
  const status = (piece: Piece, kind: Kind) => world.status(target, piece.from, kind);

  const inWindow = (piece: Piece) => piece.from >= window.from && piece.to <= window.to;
  const isAgreed = agreement(doc, slo);
  const agreed = (piece: Piece) => inWindow(piece) && isAgreed(piece.from);
  const { excluded, asUp, capEndsAt } = exclusions(doc, slo, all, world, agreed, downs, asOf);
  // The cap ends in the middle of a piece: cut it there and begin again.
  if (capEndsAt !== undefined) return figuresOf(doc, slo, window, [...cuts, capEndsAt]);
  const inBase = (piece: Piece) => agreed(piece) && !excluded.has(piece);
  const counts = (piece: Piece) => inBase(piece) && !asUp.has(piece);

  const minimum = slo.ignoreShorterThan == null ? 0 : lengthOf(slo.ignoreShorterThan);
  const pointRuns = runs(past, (piece) => downs(status(piece, 'point')));
  const ignored = new Set(pointRuns.filter((run) => sum(run) < minimum).flat());
  const isDown = (piece: Piece) => downs(status(piece, 'point')) && !ignored.has(piece);
  const pessimistic = new Set(
    runs(past, (piece) => downs(status(piece, 'pessimistic')))
      .filter((run) => {
        const held = run.filter((piece) => downs(status(piece, 'point')));
        return held.length === 0 || held.some((piece) => !ignored.has(piece));
      })
      .flat(),
  );
  const isUnknown = (piece: Piece) => status(piece, 'point') === 'unknown';
  const worse = (piece: Piece) =>
    isDown(piece) || pessimistic.has(piece) || isUnknown(piece) || status(piece, 'pessimistic') === 'unknown';
  const better = (piece: Piece) => isDown(piece) && downs(status(piece, 'optimistic'));

  const counted = past.filter(counts);
  const downMs = sum(counted.filter(isDown));
  const unknownMs = sum(counted.filter(isUnknown));
  const baseMs = sum(past.filter(inBase));
  const unknownByReason: Record<string, number> = {};
  for (const piece of counted.filter(isUnknown)) {
    const reason = world.reason(target, piece.from);
    unknownByReason[reason] = (unknownByReason[reason] ?? 0) + sum([piece]);
  }
  const outages = outagesOf(past, isDown, isUnknown)
    .filter((outage) => outage.some((piece) => inWindow(piece) && isDown(piece)))
    .map((outage) => {
      const to = (outage.at(-1) as Piece).to;
      return {
        fromMs: (outage[0] as Piece).from,
        toMs: to === asOf ? null : to,
        downMs: sum(outage.filter(isDown)),
        countedMs: sum(outage.filter((piece) => isDown(piece) && counts(piece))),
      };
    });
  const outageCount = outages.filter((outage) => outage.countedMs > 0).length;
  const shown = slo.unknown === 'down' ? downMs + unknownMs : downMs;
  return {
    agreedMs: sum(past.filter(agreed)),
    excludedMs: sum(past.filter((piece) => agreed(piece) && excluded.has(piece))),
    baseMs,
    unknownMs,
    downMs: shown,
    primary: ratio(shown, slo.unknown === 'down' || slo.unknown === 'up' ? baseMs : baseMs - unknownMs),
    worst: ratio(sum(counted.filter(worse)), baseMs),
    best: ratio(sum(counted.filter(better)), baseMs),
    coverage: baseMs === 0 ? null : percent(baseMs - unknownMs, baseMs),
    unknownByReason,
    outageCount,
    outages,
    mttrMs: outageCount === 0 ? null : Math.floor(downMs / outageCount),
    mtbfMs: outageCount === 0 ? null : Math.floor((baseMs - unknownMs - downMs) / outageCount),
    wholeBase: sum(all.filter(inBase)),
  };
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((ms, piece) => ms + piece.to - piece.from, 0);
}

/** Time cut at every instant that anything names, from well before the first to the last. */
function piecesOf(doc: Document, slo: SloText, window: Piece, cuts: readonly number[]): Piece[] {
  const named = new Set([window.from, window.to, instant(doc.asOf), ...calendarEdges(doc, slo, window), ...cuts]);
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) named.add(instant(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect([doc.targets, doc.services, doc.maintenance, doc.adjustments]);
  const edges = [...named].sort((a, b) => a - b);
  const first = edges[0] as number;
  return edges.map((to, index) => ({ from: edges[index - 1] ?? first - 86_400_000, to }));
}

/** Runs of down and unknown time, cut to begin and end with down time. */
function outagesOf(
  pieces: readonly Piece[],
  isDown: (piece: Piece) => boolean,
  isUnknown: (piece: Piece) => boolean,
): Piece[][] {
  return runs(pieces, (piece) => isDown(piece) || isUnknown(piece))
    .map((run) => run.slice(run.findIndex(isDown), run.findLastIndex(isDown) + 1))
    .filter((run) => run.some(isDown));
}
