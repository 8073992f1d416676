import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { At } from '../parts/now.tsx';

interface SaidSla {
  readonly title?: string;
  readonly customer: { readonly name: string; readonly department?: string };
  readonly slos: readonly { readonly slo: string }[];
}

const freshness = { topics: ['slas'], everyMs: 5000 } as const;

/** The agreements that the promise is part of. */
export function AgreementsPanel({ slo, month }: { slo: string; month: string }) {
  const { t } = useWords();
  const { data } = useResource<{ readonly definitions: readonly Told<SaidSla>[] }>('/api/v1/slas', freshness);
  if (data === undefined) return null;
  const ours = data.definitions.filter(({ definition }) => definition.slos.some((promised) => promised.slo === slo));
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.agreements')}</h2>
      </header>
      {ours.length === 0 ? (
        <p className="muted">{t('service.agreements.none')}</p>
      ) : (
        <ul className="agreements">
          {ours.map(({ definition, version }) => (
            <li key={definition.id}>
              <p>
                <b>{definition.title ?? definition.id}</b>{' '}
                <span className="muted">{t('service.history.version', { n: version })}</span>
              </p>
              <small>
                {t('service.agreements.customer', { name: definition.customer.name })} ·{' '}
                {definition.effectiveFrom === null ? (
                  t('service.history.ever')
                ) : (
                  <At ms={Date.parse(definition.effectiveFrom)} as="minute" />
                )}
                {' · '}
                <Link href={`/reports/${encodeURIComponent(definition.id)}/${month}`}>
                  {t('service.agreements.report')}
                </Link>
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
