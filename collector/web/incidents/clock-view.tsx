import type { IncidentClockAnswer, IncidentSummary } from '../../src/api/journal-answers.ts';
import { formatDuration, formatInterval } from '../format/duration.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { useNow } from '../parts/now.tsx';
import { type ClockFace, clockFace, stoppedAt } from './clock-face.ts';

interface ClockViewProps {
  readonly clock: IncidentClockAnswer;
  readonly incident: Pick<IncidentSummary, 'hours'>;
  readonly asOf: string;
}

/** A promised clock: what is left of it while it runs, what it took once it was stopped, and that it stands still out of hours. */
export function ClockView({ clock, incident: { hours }, asOf }: ClockViewProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  const face = clockFace(clock, hours, Date.parse(asOf), nowMs);
  const isRunning = face.state === 'counting' || face.state === 'late';
  return (
    <span className="clock" data-clock={face.isPaused && face.state !== 'late' ? 'paused' : face.state}>
      <strong className="duration">{faceText(face, t)}</strong>
      <small>
        {clock.targetMs === null
          ? t('incidents.clock.untargeted')
          : t('incidents.clock.target', { duration: formatInterval(clock.targetMs, t) })}
        {(face.state === 'met' || face.state === 'missed') && (
          <b className="clock-verdict">
            <span aria-hidden="true">{face.state === 'met' ? '○' : '✕'}</span> {t(`incidents.clock.${face.state}`)}
          </b>
        )}
      </small>
      {face.isPaused && (
        <small>
          {t('incidents.clock.paused')}
          {hours?.changesAt && ` ${t('incidents.clock.resumes', { at: instants.minute(Date.parse(hours.changesAt)) })}`}
        </small>
      )}
      {isRunning && !face.isPaused && clock.due !== null && (
        <small>{t('incidents.clock.due', { at: instants.minute(Date.parse(clock.due)) })}</small>
      )}
    </span>
  );
}

function faceText({ state, elapsedMs, remainingMs }: ClockFace, t: Translate): string {
  if (state === 'counting') return t('incidents.clock.left', { duration: formatDuration(remainingMs ?? 0, t) });
  if (state === 'late') return t('incidents.clock.late', { duration: formatDuration(-(remainingMs ?? 0), t) });
  return formatDuration(elapsedMs, t);
}

/** How long ago it was detected by the wall clock, or how long it took from there until service was back or it became part of another one. */
export function DetectedView({ incident, overruled }: Pick<IncidentSummary, 'incident' | 'overruled'>) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  const { detectedAt } = incident;
  const stopped = stoppedAt({ incident, overruled });
  const fromMs = Date.parse(detectedAt);
  const tookMs = Math.max(0, (stopped === null ? nowMs : Date.parse(stopped.at)) - fromMs);
  return (
    <span className="clock" data-clock={stopped === null ? 'running' : 'stopped'}>
      <strong className="duration">{formatDuration(tookMs, t)}</strong>
      <small>
        <time className="hint" dateTime={detectedAt} title={`${instants.zoned(fromMs)}\n${instants.utc(fromMs)}`}>
          {instants.minute(fromMs)}
        </time>
      </small>
    </span>
  );
}
