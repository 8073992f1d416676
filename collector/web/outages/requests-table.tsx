import { useState } from 'react';
import type { AdjustmentRequest, AdjustmentRequests } from '../../src/api/contract/adjustments.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { outcomeOf } from './request-outcome.ts';
import { RequestTime } from './request-time.tsx';
import '../styles/adjustments.css';

interface RequestsProps {
  readonly fromMs: number;
  readonly toMs: number;
  /** Only those of one target. */
  readonly target?: string;
}

const freshness = { topics: ['adjustments'], everyMs: 5000 } as const;

/** The adjustments that reach into a stretch of time; nothing at all where there are none. */
export function AdjustmentRequestsPanel({ fromMs, toMs, target }: RequestsProps) {
  const { t } = useWords();
  const window = new URLSearchParams({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() });
  const { data, problem, reload } = useResource<AdjustmentRequests>(`/api/v1/adjustment-requests?${window}`, freshness);
  const [decision, setDecision] = useState<Decision | null>(null);
  const requests = (data?.requests ?? []).filter((one) => target === undefined || one.target === target);
  if (problem !== undefined) return <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />;
  if (requests.length === 0) return null;
  const waiting = requests.filter(({ state }) => state === 'waiting').length;
  return (
    <section className="panel requests">
      <header className="panel-head">
        <h2>{t('outages.requests.title')}</h2>
        {waiting > 0 && <span className="flag">{t('outages.requests.waiting', { n: waiting })}</span>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={t('outages.requests.title')}>
        <table className="plain">
          <thead>
            <tr>
              {(['state', 'what', 'when', 'reason', 'by', 'act'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`outages.requests.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} decide={setDecision} />
            ))}
          </tbody>
        </table>
      </section>
      {decision !== null && <DecideDialog decision={decision} close={() => setDecision(null)} />}
    </section>
  );
}

function RequestRow({ request, decide }: { request: AdjustmentRequest; decide(decision: Decision): void }) {
  const { t } = useWords();
  const { status, title, reason, askedBy, decidedBy, decidedAt, decision } = request;
  const outcome = outcomeOf(request);
  return (
    <tr>
      <td>
        <span className="request-state" data-state={request.state}>
          {t(`outages.requests.state.${outcome}`)}
        </span>
      </td>
      <th scope="row">
        {title} <small>{t(`outages.requests.status.${status}`)}</small>
      </th>
      <td>
        <RequestTime request={request} />
      </td>
      <td>{reason}</td>
      <td>
        {t('outages.requests.asked', { by: askedBy })}
        {outcome !== 'waiting' && decidedBy !== null && decidedAt !== null && (
          <small>
            {t(`outages.requests.decided.${outcome}`, { by: decidedBy })} <At ms={Date.parse(decidedAt)} as="minute" />{' '}
            {decision}
          </small>
        )}
      </td>
      <td className="request-acts">
        <Acts request={request} decide={decide} />
      </td>
    </tr>
  );
}

function Acts({ request, decide }: { request: AdjustmentRequest; decide(decision: Decision): void }) {
  const { t } = useWords();
  const { session } = usePage();
  if (request.state !== 'waiting' || request.source === 'file') return null;
  const isOwn = request.askedBy === session.name;
  const mayApprove = session.may.includes('approve') && !isOwn;
  const acts = [...(mayApprove ? (['approve', 'reject'] as const) : []), ...(isOwn ? (['withdraw'] as const) : [])];
  return (
    <>
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className={act === 'approve' ? 'button primary' : 'button'}
          onClick={() => decide({ act, request })}
        >
          {t(`outages.requests.${act}`)}
        </button>
      ))}
      {isOwn && <small>{t('outages.requests.own')}</small>}
    </>
  );
}
