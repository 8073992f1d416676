import { useEffect, useRef, useState } from 'react';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { type Move, type SignedStep, stepsOf } from './steps.ts';

interface StepsCardProps {
  readonly sla: string | null;
  readonly month: string;
  readonly answer: ReportAnswer;
  reload(): void;
}

/** The way from draft to sent: who did what when, and what the one who looks can do next. */
export function StepsCard({ sla, month, answer, reload }: StepsCardProps) {
  const { t } = useWords();
  const [move, setMove] = useState<Move | null>(null);
  const heading = useHeadingAfterMove(answer);
  const { report, edition } = answer;
  const steps = stepsOf(answer);
  const isLast = report.document.edition === edition;
  return (
    <section className="panel report-card" aria-labelledby="report-steps">
      <h2 id="report-steps" ref={heading.ref} tabIndex={-1}>
        {t('report.steps')}
      </h2>
      <ol className="report-steps">
        {steps.map((step) => (
          <StepRow key={step.move} step={step} />
        ))}
      </ol>
      {isLast && <NextMoves answer={answer} choose={setMove} />}
      {move !== null && (
        <MoveDialog
          move={move}
          sla={sla}
          month={month}
          answer={answer}
          close={() => setMove(null)}
          moved={() => {
            setMove(null);
            heading.moved();
            reload();
          }}
        />
      )}
    </section>
  );
}

/** The button of a step goes with it: who works by keys or by ear goes on at the heading, not at the top of the page. */
function useHeadingAfterMove(answer: ReportAnswer) {
  const ref = useRef<HTMLHeadingElement>(null);
  const movedFrom = useRef<ReportAnswer | null>(null);
  useEffect(() => {
    if (movedFrom.current === null || movedFrom.current === answer) return;
    movedFrom.current = null;
    ref.current?.focus();
  }, [answer]);
  return {
    ref,
    moved: () => {
      movedFrom.current = answer;
    },
  };
}

function StepRow({ step: { move, by, at, isNext } }: { step: SignedStep }) {
  const { t } = useWords();
  return (
    <li data-step={at !== null ? 'done' : isNext ? 'next' : 'later'} aria-current={isNext ? 'step' : undefined}>
      <b>{t(`report.step.${move}`)}</b>
      {at === null ? (
        <span className="muted">{t('report.step.waiting')}</span>
      ) : (
        <span>
          {by}
          <small>
            <At ms={Date.parse(at)} as="minute" />
          </small>
        </span>
      )}
    </li>
  );
}

const needs: Readonly<Record<Move, 'plan' | 'approve'>> = {
  prepare: 'plan',
  check: 'plan',
  approve: 'approve',
  finalize: 'approve',
  send: 'plan',
  revise: 'plan',
};

/** What leads on; the rest is there, but quieter. */
const leading: ReadonlySet<Move> = new Set(['check', 'approve', 'finalize']);

function NextMoves({ answer, choose }: { answer: ReportAnswer; choose(move: Move): void }) {
  const { t } = useWords();
  const { session } = usePage();
  const { moves, missing, isOwnWork } = answer;
  const mine = moves.filter((move) => session.may.includes(needs[move]));
  const isBlocked = (move: Move): boolean =>
    (missing.length > 0 && leading.has(move)) || (move === 'approve' && isOwnWork);
  return (
    <>
      <div className="report-moves">
        {mine
          .toSorted((a, b) => Number(leading.has(b)) - Number(leading.has(a)))
          .map((move) => (
            <button
              key={move}
              type="button"
              className={`button ${leading.has(move) ? 'primary' : ''}`}
              disabled={isBlocked(move)}
              onClick={() => choose(move)}
            >
              {t(`report.move.${move}`)}
            </button>
          ))}
      </div>
      {moves.includes('check') && missing.length > 0 && (
        <p className="muted">{t('report.blocked', { n: missing.length })}</p>
      )}
      {moves.includes('approve') && isOwnWork && <p className="muted">{t('report.own-work')}</p>}
      {mine.length === 0 && moves.some((move) => needs[move] === 'approve') && !moves.includes('revise') && (
        <p className="muted">{t('report.needs-approver')}</p>
      )}
      {isLost(answer) && <p className="low">{t('report.lost')}</p>}
    </>
  );
}

/** It was signed, and nobody's signature holds any more. */
function isLost({ state, history, edition }: ReportAnswer): boolean {
  const isDraft = state === 'draft' || state === 'needs-input';
  return isDraft && history.some((one) => one.edition === edition && (one.move === 'check' || one.move === 'prepare'))
    ? !history.some((one) => one.edition === edition && one.move === 'prepare' && history.at(-1) === one)
    : false;
}
