import { useState } from 'react';
import type { Delivery, ReportAnswer } from '../../src/api/contract/reports.ts';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { At } from '../parts/now.tsx';
import type { Agreement } from './agreement.ts';
import { reportApi } from './report-href.ts';

interface DeliveryCardProps {
  readonly month: string;
  readonly answer: ReportAnswer;
  readonly agreement: Agreement;
  reload(): void;
}

/** To whom it goes, what became of it, and sending it at once. */
export function DeliveryCard({ month, answer, agreement, reload }: DeliveryCardProps) {
  const { t } = useWords();
  const { session } = usePage();
  const [isAsking, setAsking] = useState(false);
  const { deliveries, state, edition } = answer;
  const isFinal = state === 'final' || state === 'sent';
  const people = (isFinal ? agreement.recipients : agreement.reviewers) ?? [];
  const wasSent = deliveries.some((one) => one.edition === edition && one.isFinal && one.outcome === 'sent');
  const action = t(!isFinal ? 'report.delivery.draft' : wasSent ? 'report.delivery.again' : 'report.delivery.now');
  return (
    <section className="panel report-card report-follows" aria-labelledby="report-delivery">
      <h2 id="report-delivery">{t('report.delivery')}</h2>
      <dl className="report-people">
        <Names title={t('report.delivery.recipients')} people={agreement.recipients ?? []} />
        <Names title={t('report.delivery.reviewers')} people={agreement.reviewers ?? []} />
      </dl>
      {deliveries.length === 0 ? (
        <p className="muted">{t(state === 'sent' ? 'report.delivery.by-hand' : 'report.delivery.none')}</p>
      ) : (
        <ul className="report-deliveries">
          {deliveries.toReversed().map((delivery) => (
            <DeliveryRow key={delivery.at} delivery={delivery} />
          ))}
        </ul>
      )}
      {session.may.includes('plan') && people.length > 0 && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {action}
        </button>
      )}
      {isAsking && (
        <DeliverDialog
          path={reportApi(agreement.id, month)}
          action={action}
          text={t(isFinal ? 'report.delivery.final.text' : 'report.delivery.draft.text', { n: edition })}
          people={people}
          close={() => {
            setAsking(false);
            reload();
          }}
        />
      )}
    </section>
  );
}

type People = NonNullable<Agreement['recipients']>;

function Names({ title, people }: { title: string; people: People }) {
  const { t } = useWords();
  return (
    <div>
      <dt>{title}</dt>
      {people.length === 0 && <dd className="muted">{t('report.delivery.nobody')}</dd>}
      {people.map(({ name, address }) => (
        <dd key={address} title={address}>
          {name}
        </dd>
      ))}
    </div>
  );
}

function DeliveryRow({ delivery: { outcome, isFinal, at, edition, problem } }: { delivery: Delivery }) {
  const { t } = useWords();
  return (
    <li>
      <span className={outcome === 'failed' ? 'problem-line' : undefined}>{t(`reports.delivery.${outcome}`)}</span>{' '}
      {t('reports.edition', { n: edition })}
      <small>
        {t(isFinal ? 'reports.delivery.to.final' : 'reports.delivery.to.draft')} <At ms={Date.parse(at)} as="minute" />
      </small>
      {problem !== '' && <small className="problem-line">{problem}</small>}
    </li>
  );
}

interface DeliverDialogProps {
  readonly path: string;
  readonly action: string;
  readonly text: string;
  readonly people: People;
  close(): void;
}

function DeliverDialog({ path, action, text, people, close }: DeliverDialogProps) {
  const { client } = usePage();
  const run = async () => refusedWhenFailed(await client.send<Delivery>('POST', `${path}/deliver`));
  return (
    <ConfirmDialog title={action} action={action} run={run} close={close}>
      <p>{text}</p>
      <ul>
        {people.map(({ name, address }) => (
          <li key={address}>
            {name} <span className="muted">{address}</span>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

/** A mail server that refused is an answer of the collector, but nothing was sent. */
function refusedWhenFailed(answer: Answer<Delivery>): Answer<Delivery> {
  if (!answer.ok || answer.data.outcome !== 'failed') return answer;
  return { ok: false, status: 200, problem: { code: 'MAIL_FAILED', message: answer.data.problem } };
}
