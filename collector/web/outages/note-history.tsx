import type { NoteHistory } from '../../src/api/contract/outages.ts';
import { useResource } from '../data/resource.ts';
import { listed } from '../format/listed.ts';
import { useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { isSameSaying } from './merge-notes.ts';
import { noteParts, saidIn } from './note-fields.ts';

const freshness = { topics: ['outages'], everyMs: 5000 } as const;

/** Who said what of an outage, and when; the newest first. */
export function NoteHistoryPanel({ target, at }: { target: string; at: string }) {
  const { t } = useWords();
  const path = `/api/v1/outages/note/history?${new URLSearchParams({ target, at })}`;
  const { data } = useResource<NoteHistory>(path, freshness);
  if (data === undefined) return null;
  const lines = data.history.map((version, index) => {
    const [now, before] = [saidIn(version), saidIn(data.history[index - 1])];
    const parts = noteParts.filter((part) => !isSameSaying(only(now, part), only(before, part)));
    return { ...version, parts };
  });
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('outages.history.title')}</h2>
      </header>
      <ol className="note-history">
        {lines.toReversed().map(({ version, at: writtenAt, author, parts }) => (
          <li key={version}>
            <At ms={Date.parse(writtenAt)} as="minute" /> <strong>{author}</strong>{' '}
            {listed(
              parts.map((part) => t(`outages.part.${part}`)),
              t,
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function only(said: ReturnType<typeof saidIn>, part: (typeof noteParts)[number]): ReturnType<typeof saidIn> {
  return said[part] === undefined ? {} : { [part]: said[part] };
}
