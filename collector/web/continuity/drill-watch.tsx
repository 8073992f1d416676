import { type FormEvent, useState } from 'react';
import { useClock } from '../clock.ts';
import { formatDuration } from '../format/duration.ts';
import { parseDuration } from '../format/parse-duration.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DrillEndDialog } from './drill-end-dialog.tsx';
import { addStep, type DrillRun, elapsedMs, endDrill, resumeDrill, tickStep } from './drill-run.ts';

interface DrillWatchProps {
  readonly run: DrillRun;
  change(run: DrillRun | null): void;
  saved(): void;
}

/** The stopwatch and the checklist of a drill that goes on. */
export function DrillWatch({ run, change, saved }: DrillWatchProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useClock(1000);
  const [opened, setOpened] = useState<'end' | 'discard' | null>(null);
  const done = run.steps.filter(({ afterMs }) => afterMs !== null).length;
  const close = (): void => setOpened(null);
  return (
    <section className="panel drill-watch">
      <header>
        <div>
          <h1>{run.title}</h1>
          <p className="muted said">{run.scenario}</p>
          <p className="muted">{instants.zoned(run.startedMs)}</p>
        </div>
        <div className="stopwatch" role="timer" aria-label={t('run.elapsed')}>
          <strong>{clockText(elapsedMs(run, nowMs))}</strong>
          <small>{t(run.endedMs === null ? 'run.running' : 'run.ended')}</small>
          <Left run={run} nowMs={nowMs} />
        </div>
      </header>
      <p className="muted" aria-live="polite">
        {t('run.done', { done, all: run.steps.length })}
      </p>
      <ol className="drill-steps">
        {run.steps.map((step) => (
          <li key={step.id} data-done={step.afterMs !== null}>
            <label className="check-line">
              <input
                type="checkbox"
                disabled={run.endedMs !== null}
                checked={step.afterMs !== null}
                onChange={() => change(tickStep(run, step.id, Date.now()))}
              />
              <span>{step.text}</span>
            </label>
            {step.afterMs !== null && <small>{t('run.done.at', { duration: formatDuration(step.afterMs, t) })}</small>}
          </li>
        ))}
      </ol>
      {run.endedMs === null && <AddStep add={(text) => change(addStep(run, text, Date.now()))} />}
      <footer>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            change(endDrill(run, Date.now()));
            setOpened('end');
          }}
        >
          {t(run.endedMs === null ? 'run.finish' : 'run.save')}
        </button>
        {run.endedMs !== null && (
          <button type="button" className="button" onClick={() => change(resumeDrill(run))}>
            {t('run.resume')}
          </button>
        )}
        <button type="button" className="button danger" onClick={() => setOpened('discard')}>
          {t('run.discard')}
        </button>
      </footer>
      {opened === 'end' && <DrillEndDialog run={run} saved={saved} close={close} />}
      {opened === 'discard' && (
        <ConfirmDialog
          title={t('run.discard.title')}
          action={t('run.discard')}
          isDangerous
          run={async () => {
            change(null);
            return { ok: true, data: undefined };
          }}
          close={close}
        >
          <p>{t('run.discard.text')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** 7:40:03, however long it takes. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function Left({ run, nowMs }: { run: DrillRun; nowMs: number }) {
  const { t } = useWords();
  const rtoMs = parseDuration(run.rto);
  if (rtoMs === null) return null;
  const leftMs = rtoMs - elapsedMs(run, nowMs);
  const duration = formatDuration(Math.abs(leftMs), t);
  return (
    <small className={leftMs < 0 ? 'over' : undefined}>{t(leftMs < 0 ? 'run.over' : 'run.left', { duration })}</small>
  );
}

function AddStep({ add }: { add(text: string): void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    add(text.trim());
    setText('');
  };
  return (
    <form
      className="add-step field"
      onSubmit={submit}
      onKeyDown={(event) => {
        // The Enter that ends a conversion is none of the form's; some browsers send it after the composition, as 229.
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
      }}
    >
      <input
        aria-label={t('run.add.text')}
        placeholder={t('run.add.text')}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {t('run.add')}
      </button>
    </form>
  );
}
