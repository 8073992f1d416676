import type { Document, Need, SloText } from './oracle-document.ts';
import { instant, lengthOf } from './oracle-document.ts';
import type { Piece, Status, World } from './oracle-world.ts';

/** Which pieces are taken out and which count as up; `capEndsAt` when the cap ends within a piece. */
export function exclusions(
  doc: Document,
  slo: SloText,
  all: readonly Piece[],
  world: World,
  agreed: (piece: Piece) => boolean,
  downs: (status: Status) => boolean,
  asOf: number,
): { excluded: Set<Piece>; asUp: Set<Piece>; capEndsAt?: number } {
  const { count = 'exclude', minimumNotice, capPerWindow } = slo.maintenance ?? {};
  const wholes = (id: string): string[] => {
    const whole = doc.targets.find((one) => one.id === id)?.partOf;
    return whole == null ? [id] : [id, ...wholes(whole)];
  };
  const isExcluded = (id: string, at: number) =>
    wholes(id).some((one) => world.adjustment(one, at)?.status === 'excluded');
  const isMaintained = (id: string, at: number) =>
    count !== 'ignore' &&
    (doc.maintenance ?? []).some((one) => {
      const from = instant(one.from);
      const to = one.cancelledAt == null ? instant(one.to) : Math.min(instant(one.to), instant(one.cancelledAt));
      const notice = one.announcedAt == null ? undefined : from - instant(one.announcedAt);
      const isInTime = minimumNotice == null || (notice !== undefined && notice >= lengthOf(minimumNotice));
      return (
        one.approvedBy !== null &&
        isInTime &&
        from <= at &&
        at < to &&
        one.targets.some((id_) => wholes(id).includes(id_))
      );
    });
  const excluded = new Set<Piece>();
  const asUp = new Set<Piece>();
  let left = capPerWindow == null ? Number.POSITIVE_INFINITY : lengthOf(capPerWindow);
  for (const piece of all.filter(agreed)) {
    const at = piece.from;
    const members = everyMember(doc, slo.target);
    const isDown = world.isService(slo.target) && at < asOf && downs(world.status(slo.target, at, 'point'));
    const without = (up: (id: string) => boolean) => isDown && !downs(world.hypothetical(slo.target, at, up));
    const byExcluded = isExcluded(slo.target, at) || without((id) => isExcluded(id, at));
    const byMaintenance =
      isMaintained(slo.target, at) ||
      (members.some((id) => isMaintained(id, at)) && without((id) => isExcluded(id, at) || isMaintained(id, at)));
    if (byExcluded) excluded.add(piece);
    if (!byMaintenance || left === 0) continue;
    if (left < piece.to - piece.from) return { excluded, asUp, capEndsAt: at + left };
    left -= piece.to - piece.from;
    if (!byExcluded) (count === 'up' ? asUp : excluded).add(piece);
  }
  return { excluded, asUp };
}

function everyMember(doc: Document, id: string): string[] {
  const of = (need: Need): string[] =>
    (need.all ?? need.any ?? need.of ?? []).flatMap((one) =>
      typeof one === 'string' ? [one, ...everyMember(doc, one)] : of(one),
    );
  return (doc.services ?? []).filter((one) => one.id === id).flatMap(of);
}
