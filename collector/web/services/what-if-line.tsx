import type { OutageAnswer } from '../../src/api/contract/outages.ts';
import type { PromiseDetail, WhatIf } from '../../src/api/contract/promise.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Percent } from '../parts/percent.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SignedDuration } from '../parts/signed-duration.tsx';
import { OutlookMark } from './outlook-mark.tsx';

const freshness = { host: 'all', topics: ['adjustments', 'maintenance', 'slos'], everyMs: 10_000 } as const;

/** What the month would be without the chosen outages, as the collector reckons it. Nothing is written. */
export function WhatIfLine({ detail, chosen }: { detail: PromiseDetail; chosen: readonly OutageAnswer[] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const query = chosen.map(({ from, to }) => `&without=${encodeURIComponent(`${from}/${to ?? detail.asOf}`)}`).join('');
  const zone = encodeURIComponent(instants.zone.name);
  const path = `/api/v1/slos/${encodeURIComponent(detail.promise.slo)}/what-if?month=${detail.month}&tz=${zone}${query}`;
  const { data, problem, reload } = useResource<WhatIf>(chosen.length === 0 ? null : path, freshness);
  if (chosen.length === 0) return <p className="muted what-if-hint">{t('service.whatif.hint')}</p>;
  return (
    <div className="what-if" aria-live="polite">
      <h3>{t('service.whatif.title', { n: chosen.length })}</h3>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data !== undefined && (
        <dl>
          {(['before', 'after'] as const).map((which) => (
            <div key={which} data-which={which}>
              <dt>{t(`service.whatif.${which}`)}</dt>
              <dd>
                {data[which].primary === null ? t('none') : <Percent decimal={data[which].primary.percent} />}
                <OutlookMark outlook={data[which].outlook} />
                <small>
                  {t('services.col.budget')} <SignedDuration ms={data[which].budgetRemainingMs} />
                </small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="muted">{t('service.whatif.note')}</p>
    </div>
  );
}
