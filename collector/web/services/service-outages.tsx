import type { OutageAnswer, OutageList } from '../../src/api/contract/outages.ts';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { useResource } from '../data/resource.ts';
import { ClassMark } from '../outages/class-mark.tsx';
import { outagePath } from '../outages/ledger-rows.ts';
import { usePage, useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { Link } from '../parts/link.tsx';
import { At, Duration } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { usePlace } from '../router.ts';
import { leftOut, toggled } from './left-out.ts';
import { outagesPath } from './service-path.ts';
import { WhatIfLine } from './what-if-line.tsx';

const freshness = {
  host: 'all',
  topics: ['outages', 'incidents', 'adjustments', 'maintenance', 'slos'],
  everyMs: 10_000,
} as const;

/** The outages of the promise with what people say of them; those that are ticked are left out on trial. */
export function ServiceOutages({ detail }: { detail: PromiseDetail }) {
  const { t } = useWords();
  const { instants, session } = usePage();
  const { promise, month } = detail;
  const zone = encodeURIComponent(instants.zone.name);
  const path = `/api/v1/outages?slo=${encodeURIComponent(promise.slo)}&month=${month}&tz=${zone}`;
  const { data, problem, reload } = useResource<OutageList>(path, freshness);
  const chosen = leftOut(usePlace().query, data?.outages ?? []);
  // Customers read causes in their reports.
  const isTold = session.may.includes('look');
  return (
    <section className="panel" aria-label={t('service.outages.title')}>
      <header className="panel-head">
        <h2>{t('service.outages.title')}</h2>
        {session.may.includes('look') && (
          <Link className="panel-link" href={outagesPath(promise.target, month)}>
            {t('service.outages.ledger')}
          </Link>
        )}
      </header>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data !== undefined &&
        (data.outages.length === 0 ? (
          <p className="muted">{t(promise.unknownMs === 0 ? 'services.days.none' : 'services.days.unlooked')}</p>
        ) : (
          <>
            <div className="scroll-x">
              <table className="plain service-outages">
                <thead>
                  <tr>
                    <th scope="col">
                      <span className="hint" title={t('service.whatif.help')}>
                        {t('service.whatif.column')}
                      </span>
                    </th>
                    <th scope="col">
                      {t('service.outages.when')} ({instants.zoneLabel(Date.parse(data.asOf))})
                    </th>
                    <th scope="col">{t('service.outages.duration')}</th>
                    <th scope="col">{t('service.outages.class')}</th>
                    {isTold && <th scope="col">{t('service.outages.cause')}</th>}
                    {isTold && <th scope="col">{t('service.outages.action')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {data.outages.toReversed().map((outage) => (
                    <OutageRow
                      key={`${outage.target} ${outage.from}`}
                      outage={outage}
                      slo={promise.slo}
                      list={data.outages}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <CutNote shown={data.outages.length} total={data.total} />
            <WhatIfLine detail={detail} chosen={chosen} />
          </>
        ))}
    </section>
  );
}

interface OutageRowProps {
  readonly outage: OutageAnswer;
  readonly slo: string;
  readonly list: readonly OutageAnswer[];
}

function OutageRow({ outage, slo, list }: OutageRowProps) {
  const { t, router } = useWords();
  const { instants, session } = usePage();
  const place = usePlace();
  const [fromMs, toMs] = [Date.parse(outage.from), outage.to === null ? null : Date.parse(outage.to)];
  const counted = outage.slos.find((one) => one.slo === slo)?.countedMs ?? 0;
  const note = outage.notes[0]?.note;
  const when = `${instants.full(fromMs)} – ${toMs === null ? t('timeline.ongoing') : instants.until(fromMs, toMs)}`;
  const isChosen = leftOut(place.query, list).includes(outage);
  return (
    <tr data-chosen={isChosen}>
      <td>
        <input
          type="checkbox"
          aria-label={t('service.whatif.leave', { when })}
          checked={isChosen}
          disabled={counted === 0}
          onChange={() => router.go(place.with({ without: toggled(place.query, outage) }), 'replace')}
        />
      </td>
      <th scope="row" className="times">
        {session.may.includes('look') ? (
          <Link href={outagePath(outage)}>
            <At ms={fromMs} as="full" />
          </Link>
        ) : (
          <At ms={fromMs} as="full" />
        )}
        <small>– {toMs === null ? t('timeline.ongoing') : <At ms={toMs}>{instants.until(fromMs, toMs)}</At>}</small>
      </th>
      <td>
        <Duration ms={outage.downMs} />
        {counted !== outage.downMs && (
          <small>
            {t('service.outages.counted')} <Duration ms={counted} />
          </small>
        )}
      </td>
      <td>
        <ClassMark of={outage.class} />
        {outage.incidents.map((id) => (
          <small key={id}>{session.may.includes('look') ? <Link href={`/incidents/${id}`}>{id}</Link> : id}</small>
        ))}
      </td>
      {session.may.includes('look') && (
        <>
          <td className="said">{note?.cause?.text ?? <Unsaid outage={outage} what="cause" />}</td>
          <td className="said">
            {note?.permanent?.text ?? note?.waived ?? note?.interim?.text ?? <Unsaid outage={outage} what="action" />}
          </td>
        </>
      )}
    </tr>
  );
}

/** Nothing was said of the outage itself: it is missing, or said of its incident, or nobody needs it. */
function Unsaid({ outage: { missing, incidents }, what }: { outage: OutageAnswer; what: 'cause' | 'action' }) {
  const { t } = useWords();
  if (missing.includes(what)) return <span className="flag">{t('service.outages.missing')}</span>;
  return <span className="muted">{incidents.length > 0 ? t('service.outages.told') : '–'}</span>;
}
