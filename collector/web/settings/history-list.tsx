import { useMemo } from 'react';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { differencesOf } from './differences.ts';
import { useFieldNames } from './field-names.ts';

interface Saying {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  readonly retroactive: boolean;
  readonly definition: ({ readonly effectiveFrom: string | null } & Readonly<Record<string, unknown>>) | null;
}

interface HistoryListProps {
  readonly plural: string;
  readonly id: string;
  /** It is read anew when there is another one. */
  readonly version: number;
}

/** Every version of a definition, the newest first: from when on it holds, who wrote it and why, and what it says otherwise. */
export function HistoryList({ plural, id, version }: HistoryListProps) {
  const { t } = useWords();
  const freshness = useMemo(() => ({ topics: [plural], everyMs: 2000 }), [plural]);
  const { data } = useResource<{ history: readonly Saying[] }>(
    `/api/v1/${plural}/${encodeURIComponent(id)}/history`,
    freshness,
  );
  const history = data?.history ?? [];
  return (
    <section className="panel" data-version={version}>
      <header className="panel-head">
        <h2>{t('settings.history')}</h2>
      </header>
      <ol className="history">
        {history.toReversed().map((saying) => (
          <li key={saying.version}>
            <SayingHead saying={saying} />
            <Differences saying={saying} before={history[saying.version - 2]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SayingHead({ saying: { version, at, author, reason, retroactive, definition } }: { saying: Saying }) {
  const { t } = useWords();
  const { instants } = usePage();
  const from = definition?.effectiveFrom ?? null;
  return (
    <p className="history-head">
      <b>{t('settings.history.version', { n: version })}</b>
      <span>
        {definition === null
          ? t('settings.history.deleted')
          : from === null
            ? t('settings.history.always')
            : t('settings.history.from', { at: instants.minute(Date.parse(from)) })}
      </span>
      <span className="muted">
        {author} <At ms={Date.parse(at)} as="minute" />
      </span>
      {retroactive && <span className="flag">{t('settings.history.retroactive')}</span>}
      {reason !== '' && <q>{reason}</q>}
    </p>
  );
}

function Differences({ saying, before }: { saying: Saying; before: Saying | undefined }) {
  const { t } = useWords();
  const names = useFieldNames();
  if (before === undefined) return null;
  const said = ({ definition }: Saying): unknown => definition && { ...definition, effectiveFrom: undefined };
  const differences = differencesOf(said(before), said(saying), (key) => names.label(key, key));
  return (
    <ul className="differences">
      {differences.map((one) => (
        <li key={JSON.stringify(one)}>
          <span>
            {one.path.map((name, depth) => names.label(one.path.slice(0, depth + 1).join('.'), name)).join(' › ')}
          </span>{' '}
          {one.before !== null && (
            <del>
              <span className="hidden">{t('settings.history.gone')}</span>
              {one.before}
            </del>
          )}{' '}
          {one.after !== null && (
            <ins>
              <span className="hidden">{t('settings.history.come')}</span>
              {one.after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
