import { type EvidenceKind, type Fact, memberOf } from '../store/evidence-kinds.ts';

/** Counts the working rows that say more than any entry, which nothing proves yet, and the time they speak of. */
export class UnsealedRows {
  rows = 0;
  fromMs = Number.POSITIVE_INFINITY;
  toMs = Number.NEGATIVE_INFINITY;

  add({ fromColumn, toColumn }: EvidenceKind, fact: Fact): void {
    this.rows++;
    this.fromMs = Math.min(this.fromMs, Number(fact[memberOf(fromColumn)]));
    this.toMs = Math.max(this.toMs, Number(fact[memberOf(toColumn)]));
  }

  /** As it is told; without rows there is no time. */
  told(): { readonly rows: number; readonly from: string | null; readonly to: string | null } {
    if (this.rows === 0) return { rows: 0, from: null, to: null };
    return { rows: this.rows, from: new Date(this.fromMs).toISOString(), to: new Date(this.toMs).toISOString() };
  }
}
