import { useState } from 'react';
import type { Delivery, ReportList, ReportMonths } from '../../src/api/contract/reports.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { reportApi, reportHref } from './report-href.ts';

interface AttentionProps {
  readonly months: ReportMonths;
  /** How those of the last month stand; they know of the months before too. */
  readonly latest: ReportList | undefined;
  reload(): void;
}

interface Item {
  readonly what: 'failed' | 'approve' | 'finalize' | 'late';
  readonly sla: string | null;
  readonly title: string;
  readonly month: string;
  readonly problem: string;
}

/** What waits for somebody: mails that failed, signatures, and final reports that evidence has overtaken. */
export function Attention({ months, latest, reload }: AttentionProps) {
  const { t } = useWords();
  const items = [...logged(months), ...late(latest)];
  const isMute = !months.canMail && months.agreements.some(({ recipients, next }) => recipients > 0 || next !== null);
  if (items.length === 0 && !isMute) return null;
  return (
    <section className="panel report-attention" aria-labelledby="reports-attention">
      <h2 id="reports-attention">{t('reports.attention')}</h2>
      <ul>
        {isMute && <li>{t('reports.attention.mail')}</li>}
        {items.map((item) => (
          <AttentionItem key={`${item.what} ${item.sla} ${item.month}`} item={item} reload={reload} />
        ))}
      </ul>
    </section>
  );
}

function AttentionItem({ item, reload }: { item: Item; reload(): void }) {
  const { t } = useWords();
  const { session } = usePage();
  const { what, sla, title, month, problem } = item;
  const name = sla === null ? t('reports.all-hosts') : title;
  return (
    <li data-what={what}>
      <span>{t(`reports.attention.${what}`, { title: name, month: monthName(t, month), problem })}</span>
      {what === 'failed' && session.may.includes('plan') ? (
        <Retry path={reportApi(sla, month)} reload={reload} />
      ) : (
        <Link className="link-button" href={reportHref(sla, month)}>
          {t('reports.open')}
        </Link>
      )}
    </li>
  );
}

/** Sends again at once; what became of it stands in the list then. */
function Retry({ path, reload }: { path: string; reload(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const retry = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.send<Delivery>('POST', `${path}/deliver`);
    setBusy(false);
    if (!answer.ok) setProblem(problemText(t, answer.problem));
    else setProblem(answer.data.outcome === 'failed' ? answer.data.problem : null);
    reload();
  };
  return (
    <>
      <button type="button" className="button" disabled={isBusy} onClick={retry}>
        {t('reports.retry')}
      </button>
      {problem !== null && (
        <span className="problem-line" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

function logged({ agreements }: ReportMonths): Item[] {
  return agreements.flatMap(({ sla, title, months }) =>
    months.flatMap(({ month, state, delivery }): Item[] => {
      const of = { sla, title, month, problem: delivery?.problem ?? '' };
      return [
        ...(delivery?.outcome === 'failed' && state !== 'sent' ? [{ ...of, what: 'failed' as const }] : []),
        ...(state === 'checked' ? [{ ...of, what: 'approve' as const }] : []),
        ...(state === 'approved' ? [{ ...of, what: 'finalize' as const }] : []),
      ];
    }),
  );
}

function late(latest: ReportList | undefined): Item[] {
  return (latest?.reports ?? []).flatMap(({ sla, title, changesAfterFinal, changedMonths }) => {
    const own = changesAfterFinal > 0 && latest ? [latest.month] : [];
    return [...own, ...changedMonths].map((month) => ({ what: 'late' as const, sla, title, month, problem: '' }));
  });
}
