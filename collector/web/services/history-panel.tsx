import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import type { SaidSlo } from './terms.ts';
import { versionChanges } from './version-changes.ts';

type Version = Omit<Told<SaidSlo>, 'definition' | 'source'> & {
  readonly definition: Told<SaidSlo>['definition'] | null;
};

const freshness = { topics: ['slos'], everyMs: 5000 } as const;

/** Every version of the promise, the newest first, each with what it changed. */
export function HistoryPanel({ slo }: { slo: string }) {
  const { t } = useWords();
  const { data } = useResource<{ readonly history: readonly Version[] }>(
    `/api/v1/slos/${encodeURIComponent(slo)}/history`,
    freshness,
  );
  if (data === undefined) return null;
  const { history } = data;
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.history')}</h2>
      </header>
      <ol className="versions">
        {history.toReversed().map((version, index) => (
          <VersionItem key={version.version} version={version} before={history[history.length - index - 2]} />
        ))}
      </ol>
    </section>
  );
}

function VersionItem({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = useWords();
  const { definition, at, author, reason, retroactive } = version;
  const since = definition?.effectiveFrom ?? null;
  return (
    <li>
      <p>
        <b>{t('service.history.version', { n: version.version })}</b>{' '}
        {since === null ? t('service.history.ever') : <At ms={Date.parse(since)} as="minute" />}
        {retroactive && before !== undefined && <span className="flag">{t('service.history.retroactive')}</span>}
      </p>
      <Changes version={version} before={before} />
      <small>
        {author}
        {' · '}
        <At ms={Date.parse(at)} as="minute" />
        {reason !== '' && ` · ${reason}`}
      </small>
    </li>
  );
}

function Changes({ version: { definition }, before }: { version: Version; before: Version | undefined }) {
  const { t } = useWords();
  if (definition === null) return <p>{t('service.history.gone')}</p>;
  if (before?.definition == null) return <p>{t('service.history.first')}</p>;
  const changes = versionChanges(before.definition, definition, t);
  if (changes.length === 0) return <p className="muted">{t('service.history.other')}</p>;
  const none = t('service.history.none');
  return (
    <ul>
      {changes.map(({ label, before: was, after }) => (
        <li key={label}>{t('service.history.change', { label, before: was ?? none, after: after ?? none })}</li>
      ))}
    </ul>
  );
}
