import { useMemo, useState } from 'react';
import type { IncidentDetail } from '../../src/api/journal-answers.ts';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { lineText } from './line-text.ts';
import { type Corrected, NoteDialog } from './note-dialog.tsx';
import { useIncident } from './use-incident.ts';

type Line = IncidentDetail['timeline'][number];

/** What was written later than this after it happened says when. */
const writtenAfterMs = 60_000;

/** Everything that happened, in order; what was wrong is followed by what corrects it. `n` adds a note. */
export function TimelinePanel() {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail, isWritable, reload } = useIncident();
  const [opened, setOpened] = useState<Corrected | 'new' | null>(null);
  useShortcuts(useMemo(() => (isWritable ? { n: () => setOpened('new') } : {}), [isWritable]));
  const corrections = correctionsOf(detail.timeline);
  return (
    <section className="panel incident-timeline">
      <header className="panel-head">
        <h2>
          {t('incident.timeline')} <small>{instants.zoneLabel(Date.parse(detail.asOf))}</small>
        </h2>
        <p className="muted">{t('incident.timeline.lead')}</p>
        <span className="bar-space" />
        {isWritable && (
          <button type="button" className="button" aria-keyshortcuts="n" onClick={() => setOpened('new')}>
            {t('incident.timeline.add')} <kbd>n</kbd>
          </button>
        )}
      </header>
      <ol>
        {detail.timeline.map((line) => (
          <TimelineRow
            key={`${line.version} ${line.what} ${line.outage?.target ?? ''} ${line.outage?.at ?? ''} ${line.state ?? ''}`}
            line={line}
            correctedBy={line.what === 'note' ? corrections.get(line.version) : undefined}
            correct={isWritable && line.what === 'note' ? setOpened : null}
          />
        ))}
      </ol>
      {opened !== null && (
        <NoteDialog
          corrected={opened === 'new' ? null : opened}
          saved={() => {
            setOpened(null);
            reload();
          }}
          close={() => setOpened(null)}
        />
      )}
    </section>
  );
}

/** Which version corrects the note of which: of several the last. */
export function correctionsOf(timeline: readonly Line[]): ReadonlyMap<number, number> {
  const byWriting = timeline.toSorted((a, b) => a.version - b.version);
  return new Map(byWriting.flatMap(({ corrects, version }) => (corrects === undefined ? [] : [[corrects, version]])));
}

interface TimelineRowProps {
  readonly line: Line;
  readonly correctedBy: number | undefined;
  readonly correct: ((note: Corrected) => void) | null;
}

function TimelineRow({ line, correctedBy, correct }: TimelineRowProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail } = useIncident();
  const atMs = Date.parse(line.at);
  const writtenMs = Date.parse(line.writtenAt);
  return (
    <li data-what={line.what} data-corrected={correctedBy !== undefined}>
      <span className="timeline-at">
        <At ms={atMs} as="full" />
      </span>
      <div className="timeline-said">
        <p>
          {line.corrects !== undefined && (
            <span className="muted">{t('incident.timeline.corrects', { version: line.corrects })} </span>
          )}
          {correctedBy === undefined ? <span>{lineText(line, detail, t, instants)}</span> : <s>{line.text}</s>}
        </p>
        {correctedBy !== undefined && (
          <small className="low">{t('incident.timeline.corrected', { version: correctedBy })}</small>
        )}
        {line.reason !== '' && <small>{t('incident.timeline.because', { reason: line.reason })}</small>}
        <small>
          {line.by}
          {writtenMs - atMs > writtenAfterMs && (
            <>
              {' · '}
              <Written ms={writtenMs} />
            </>
          )}
          {' · '}
          {t('incident.history.version', { n: line.version })}
        </small>
      </div>
      {correct !== null && correctedBy === undefined && (
        <button
          type="button"
          className="link-button not-printed"
          onClick={() => correct({ version: line.version, text: line.text ?? '' })}
        >
          {t('incident.timeline.correct')}
        </button>
      )}
    </li>
  );
}

function Written({ ms }: { ms: number }) {
  const { t } = useWords();
  const { instants } = usePage();
  return <At ms={ms}>{t('incident.timeline.written', { at: instants.minute(ms) })}</At>;
}
