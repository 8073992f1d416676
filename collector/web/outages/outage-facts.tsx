import type { OutageAnswer, OutageList } from '../../src/api/contract/outages.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { At, Duration } from '../parts/now.tsx';
import { ClassMark } from './class-mark.tsx';

/** What the ledger itself says of an outage, before anybody said a word. */
export function OutageFacts({ outage, titles }: { outage: OutageAnswer; titles: OutageList['titles'] }) {
  const { t } = useWords();
  const { from, to, earliest, latest, reason, began, slos, incidents } = outage;
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('outages.facts.title')}</h2>
      </header>
      <dl className="outage-facts">
        <Fact name={t('outages.facts.began')}>
          <At ms={Date.parse(from)} />
          {earliest !== undefined && (
            <small>
              {t('outages.facts.earliest')} <At ms={Date.parse(earliest)} />
            </small>
          )}
        </Fact>
        <Fact name={t('outages.facts.ended')}>
          {to === null ? <strong className="lasting">{t('outages.lasting')}</strong> : <At ms={Date.parse(to)} />}
          {latest !== undefined && (
            <small>
              {t('outages.facts.latest')} <At ms={Date.parse(latest)} />
            </small>
          )}
        </Fact>
        <Fact name={t('outages.col.length')}>
          <Duration ms={outage.downMs} />
        </Fact>
        {reason !== undefined && <Fact name={t('outages.facts.reason')}>{reasonText(t, reason)}</Fact>}
        {began.length > 0 && (
          <Fact name={t('outages.facts.first')}>
            {began.map((id) => (
              <TargetLink key={id} id={id} titles={titles} />
            ))}
          </Fact>
        )}
        {slos.map(({ slo, countedMs, class: taken }) => (
          <Fact key={slo} name={t('outages.facts.promise', { slo })}>
            <ClassMark of={taken} />{' '}
            <small>
              {t('outages.counted')} <Duration ms={countedMs} />
            </small>
          </Fact>
        ))}
        {incidents.length > 0 && (
          <Fact name={t('outages.col.incident')}>
            {incidents.map((id) => (
              <Link key={id} href={`/incidents/${encodeURIComponent(id)}`}>
                {id}
              </Link>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A host, or the page of the host of a check. */
function TargetLink({ id, titles }: { id: string; titles: OutageList['titles'] }) {
  const { session } = usePage();
  const hostId = /^(?:host|check):([^/]+)/.exec(id)?.[1];
  const title = titles[id] ?? id;
  if (hostId === undefined || !session.may.includes('look')) return <span>{title}</span>;
  return <Link href={`/hosts/${encodeURIComponent(hostId)}`}>{title}</Link>;
}
