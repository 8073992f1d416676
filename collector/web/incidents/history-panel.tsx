import type { IncidentHistory } from '../../src/api/journal-answers.ts';
import { useResource } from '../data/resource.ts';
import { messageOr } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { memberChanges } from './member-changes.ts';
import { memberText } from './member-text.ts';
import { useIncident } from './use-incident.ts';

const freshness = { topics: ['incidents'], everyMs: 30_000 } as const;

/** As much of a hash as tells two entries apart; the whole one on hover. */
const hashCharsShown = 12;

/** Every version, the newest first: who changed what, why, and what it said before. */
export function HistoryPanel() {
  const { detail } = useIncident();
  const path = `/api/v1/incidents/${detail.id}/history`;
  const { data, problem, reload } = useResource<IncidentHistory>(path, freshness);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <ProblemNote problem={problem} kept={false} retry={reload} />;
  }
  const versions = data.history.map((version, index) => ({ version, before: data.history[index - 1] }));
  return (
    <ol className="versions">
      {versions.toReversed().map(({ version, before }) => (
        <Version key={version.version} version={version} before={before} />
      ))}
    </ol>
  );
}

type One = IncidentHistory['history'][number];

function Version({ version, before }: { version: One; before: One | undefined }) {
  const { t } = useWords();
  const { instants } = usePage();
  const changes = memberChanges(before?.incident ?? {}, version.incident);
  const isFirst = before === undefined;
  return (
    <li className="panel">
      <header className="panel-head">
        <h2>{t('incident.history.version', { n: version.version })}</h2>
        {isFirst && <span>{t('incident.history.first')}</span>}
        <span>{version.author}</span>
        <span className="muted">
          <At ms={Date.parse(version.at)} />
        </span>
        {version.reason !== '' && (
          <span className="muted">{t('incident.timeline.because', { reason: version.reason })}</span>
        )}
        <span className="bar-space" />
        <small title={version.hash}>
          {t('incident.history.hash', { hash: version.hash.slice(0, hashCharsShown) })}
        </small>
      </header>
      <div className="scroll-x">
        <table className="plain differences">
          <thead>
            <tr>
              <th scope="col">{t('incident.history.what')}</th>
              {!isFirst && <th scope="col">{t('incident.history.before')}</th>}
              <th scope="col">{t('incident.history.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ member, before: was, after }) => (
              <tr key={member}>
                <th scope="row">{messageOr(t, `incident.member.${member}`, member)}</th>
                {!isFirst && <td className="was">{memberText(member, was, t, instants)}</td>}
                <td>{memberText(member, after, t, instants)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </li>
  );
}
