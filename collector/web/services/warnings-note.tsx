import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';

interface Warnings {
  readonly warnings: readonly {
    readonly code: string;
    readonly message: { readonly ja: string; readonly en: string };
  }[];
}

/** It reckons a year anew each time. */
const freshness = { topics: ['slos', 'calendars', 'services'], everyMs: 60_000 } as const;

/** Where the targets contradict each other or the past; nothing while they do not. */
export function WarningsNote({ slo }: { slo: string }) {
  const { t, language } = useWords();
  const { data } = useResource<Warnings>(`/api/v1/slos/${encodeURIComponent(slo)}/warnings`, freshness);
  if (data === undefined || data.warnings.length === 0) return null;
  return (
    <section className="warnings" aria-label={t('service.warnings')}>
      <h2>{t('service.warnings')}</h2>
      <ul>
        {data.warnings.map(({ code, message }) => (
          <li key={code}>{message[language]}</li>
        ))}
      </ul>
    </section>
  );
}
