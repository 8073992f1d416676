import type { AdjustmentText, Document, Need } from './oracle-document.ts';
import { instant } from './oracle-document.ts';

export type Status = 'up' | 'degraded' | 'down' | 'unknown';
export type Kind = 'point' | 'pessimistic' | 'optimistic';
export interface Piece {
  readonly from: number;
  readonly to: number;
}

export function runs(pieces: readonly Piece[], isIn: (piece: Piece) => boolean): Piece[][] {
  const found: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    const inside = isIn(piece);
    if (inside && open) found.at(-1)?.push(piece);
    else if (inside) found.push([piece]);
    open = inside;
  }
  return found;
}

const order: Status[] = ['down', 'unknown', 'degraded', 'up'];

/** What everything was at an instant. */
export interface World {
  status(id: string, at: number, kind: Kind): Status;
  /** The status if everything that `up` says had been up. */
  hypothetical(id: string, at: number, up: (id: string) => boolean): Status;
  reason(id: string, at: number): string;
  isService(id: string): boolean;
  adjustment(id: string, at: number): AdjustmentText | undefined;
}

export function worldOf(doc: Document, past: readonly Piece[], asOf: number): World {
  const target = (id: string) => doc.targets.find((one) => one.id === id);
  const isService = (id: string) => (doc.services ?? []).some((one) => one.id === id);
  const needOf = (id: string, at: number): Need => {
    const versions = (doc.services ?? []).filter((one) => one.id === id);
    const from = (need: (typeof versions)[number]) =>
      need.effectiveFrom == null ? -Infinity : instant(need.effectiveFrom);
    versions.sort((a, b) => (from(a) < from(b) ? -1 : 1));
    return (versions.findLast((one) => from(one) <= at) ?? versions[0]) as Need;
  };
  const adjustment = (id: string, at: number) =>
    (doc.adjustments ?? []).findLast(
      (one) => one.target === id && one.approvedBy !== null && instant(one.from) <= at && at < instant(one.to),
    );
  const replacing = (id: string, at: number) => {
    const status = adjustment(id, at)?.status;
    return status === 'excluded' ? undefined : (status as Status | undefined);
  };
  const changesAt = (id: string, at: number) =>
    (target(id)?.changes ?? [])
      .filter((change) => instant(change.at) === at && at < asOf)
      .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const lastChange = (id: string, at: number) => {
    const before = (target(id)?.changes ?? [])
      .map((change) => instant(change.at))
      .filter((ms) => ms <= at && ms < asOf);
    return before.length === 0 ? undefined : changesAt(id, Math.max(...before))[0];
  };
  const isMonitored = (id: string, at: number) => {
    const { monitoredFrom, monitoredTo } = target(id) ?? {};
    return (
      (monitoredFrom == null || instant(monitoredFrom) <= at) && (monitoredTo == null || at < instant(monitoredTo))
    );
  };
  const point = (id: string, at: number): Status =>
    replacing(id, at) ?? (isMonitored(id, at) ? (lastChange(id, at)?.status ?? 'unknown') : 'unknown');

  /** Whether `at` lies in a run of `bad` whose edges moved by the bounds of the changes there. */
  const inMovedRun = (id: string, at: number, bad: Status[], move: 'stretch' | 'shrink'): boolean => {
    const read = (piece: Piece) =>
      move === 'stretch' ? point(id, piece.from) : (lastChange(id, piece.from)?.status ?? 'unknown');
    return runs(past, (piece) => bad.includes(read(piece))).some((run) => {
      let from = (run[0] as Piece).from;
      let to = (run.at(-1) as Piece).to;
      const bound = (edge: number, key: 'earliest' | 'latest') => {
        const isTouched = replacing(id, edge) !== undefined || replacing(id, edge - 1) !== undefined;
        const text = move === 'stretch' && isTouched ? undefined : changesAt(id, edge)[0]?.[key];
        return text == null ? edge : instant(text);
      };
      [from, to] =
        move === 'stretch'
          ? [bound(from, 'earliest'), bound(to, 'latest')]
          : [bound(from, 'latest'), bound(to, 'earliest')];
      return from <= at && at < to;
    });
  };
  const memo = new Map<string, Status>();
  const targetStatus = (id: string, at: number, kind: Kind): Status => {
    const now = point(id, at);
    if (kind === 'point' || replacing(id, at) !== undefined || !isMonitored(id, at)) return now;
    const bounds = (target(id)?.changes ?? []).some((change) => change.earliest ?? change.latest);
    if (!bounds) return now;
    if (kind === 'pessimistic') {
      if (inMovedRun(id, at, ['down'], 'stretch')) return 'down';
      return inMovedRun(id, at, ['down', 'degraded'], 'stretch') ? 'degraded' : now;
    }
    if (now === 'down' && inMovedRun(id, at, ['down'], 'shrink')) return 'down';
    if (now !== 'down' && now !== 'degraded') return now;
    return inMovedRun(id, at, ['down', 'degraded'], 'shrink') ? 'degraded' : 'up';
  };
  const combine = (need: Need, read: (id: string) => Status): Status => {
    const members = need.all ?? need.any ?? need.of ?? [];
    const k = need.all ? members.length : need.any ? 1 : (need.atLeast as number);
    const statuses = members.map((member) => (typeof member === 'string' ? read(member) : combine(member, read)));
    const count = (...which: Status[]) => statuses.filter((one) => which.includes(one)).length;
    if (count('up', 'degraded') >= k) return count('up') >= k ? 'up' : 'degraded';
    return count('up', 'degraded', 'unknown') >= k ? 'unknown' : 'down';
  };
  const status = (id: string, at: number, kind: Kind): Status => {
    const key = `${id} ${at} ${kind}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const found = isService(id)
      ? (replacing(id, at) ?? combine(needOf(id, at), (member) => status(member, at, kind)))
      : targetStatus(id, at, kind);
    memo.set(key, found);
    return found;
  };
  const hypothetical = (id: string, at: number, up: (id: string) => boolean): Status => {
    const read = (member: string): Status => (up(member) ? 'up' : hypothetical(member, at, up));
    return isService(id) ? (replacing(id, at) ?? combine(needOf(id, at), read)) : point(id, at);
  };
  const reason = (id: string, at: number): string => {
    if (replacing(id, at) !== undefined) return 'adjusted';
    if (isService(id)) return 'member-unknown';
    if (!isMonitored(id, at)) return 'not-monitored';
    const change = lastChange(id, at);
    return change === undefined ? 'not-observed' : (change.reason ?? 'unspecified');
  };
  return { status, hypothetical, reason, isService, adjustment };
}
