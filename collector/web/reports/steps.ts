import type { ReportAnswer } from '../../src/api/contract/reports.ts';

export type Move = ReportAnswer['moves'][number];

/** One step of an edition's way, and who took it. */
export interface SignedStep {
  readonly move: Exclude<Move, 'revise'>;
  readonly by: string;
  readonly at: string | null;
  /** What everybody waits for. */
  readonly isNext: boolean;
}

const order = ['prepare', 'check', 'approve', 'finalize', 'send'] as const;

/** The way of the edition that is shown. Signatures are those that hold; being final and sent is what the log says of it. */
export function stepsOf({ report, history }: Pick<ReportAnswer, 'report' | 'history'>): SignedStep[] {
  const { edition, signatures } = report.document;
  const logged = (move: Move) => history.findLast((one) => one.edition === edition && one.move === move);
  const signed = [signatures.prepared, signatures.checked, signatures.approved, logged('finalize'), logged('send')];
  const next = signed.findIndex((one) => one == null);
  return order.map((move, index) => {
    const one = signed[index];
    const by = one == null ? '' : 'by' in one ? one.by : one.name;
    return { move, by, at: one?.at ?? null, isNext: index === next };
  });
}
