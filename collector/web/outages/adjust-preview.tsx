import type { AdjustmentFigures, AdjustmentPreview, AdjustmentWish } from '../../src/api/contract/adjustments.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { Duration } from '../parts/now.tsx';
import { Percent } from '../parts/percent.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import '../styles/adjustments.css';

/** What is reckoned again only when somebody wants another stretch of time. */
const freshness = { everyMs: 60_000 };

/** What an adjustment would make of every promise that it reaches, as the collector reckons it: before beside after. */
export function AdjustPreview({ wish }: { wish: AdjustmentWish }) {
  const { t } = useWords();
  const path = `/api/v1/adjustment-preview?${new URLSearchParams({ ...wish })}`;
  const { data, problem, reload } = useResource<AdjustmentPreview>(path, freshness);
  if (problem !== undefined) return <ProblemNote problem={problem} kept={false} retry={reload} />;
  if (data === undefined) return <p className="muted">{t('outages.preview.busy')}</p>;
  if (data.effects.length === 0) return <p className="muted">{t('outages.preview.none')}</p>;
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll-x" tabIndex={0} aria-label={t('outages.preview.title')}>
      <table className="plain adjust-preview">
        <caption>{t('outages.preview.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('outages.preview.promise')}</th>
            <th scope="col">{t('outages.preview.availability')}</th>
            <th scope="col">{t('outages.preview.down')}</th>
            <th scope="col">{t('outages.preview.budget')}</th>
          </tr>
        </thead>
        <tbody>
          {data.effects.map(({ slo, period, title, objective, before, after }) => (
            <tr key={`${slo} ${period}`}>
              <th scope="row">
                {title}{' '}
                <small>{[period, t('outages.preview.objective', { objective })].filter(Boolean).join(' · ')}</small>
              </th>
              <td>
                <Change before={<Share of={before} />} after={<Share of={after} />} />
                <small>
                  {before.verdict !== after.verdict && after.verdict !== null
                    ? t(`outages.preview.verdict.${after.verdict}`)
                    : ''}
                </small>
              </td>
              <td>
                <Change before={<Duration ms={before.downMs} />} after={<Duration ms={after.downMs} />} />
              </td>
              <td>
                <Change
                  before={<Signed ms={before.budgetRemainingMs} />}
                  after={<Signed ms={after.budgetRemainingMs} />}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.more && <p className="count">{t('list.first', { n: data.effects.length })}</p>}
    </section>
  );
}

function Change({ before, after }: { before: React.ReactNode; after: React.ReactNode }) {
  const { t } = useWords();
  return (
    <span className="adjust-change">
      {before} <span aria-hidden="true">→</span>
      <span className="hidden">{t('outages.preview.becomes')}</span> <strong>{after}</strong>
    </span>
  );
}

function Share({ of }: { of: AdjustmentFigures }) {
  const { t } = useWords();
  return of.primary === null ? <span className="muted">{t('none')}</span> : <Percent decimal={of.primary.percent} />;
}

function Signed({ ms }: { ms: number }) {
  return (
    <>
      {ms < 0 && '−'}
      <Duration ms={Math.abs(ms)} />
    </>
  );
}
