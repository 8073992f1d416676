import { useEffect, useState } from 'react';
import type { MaintenancePreview } from '../../src/api/contract/maintenance.ts';
import type { Answer } from '../data/client.ts';
import { formatDuration } from '../format/duration.ts';
import { createInstants, type Instants } from '../format/instants.ts';
import { listed } from '../format/listed.ts';
import { floorDecimal } from '../format/percent.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { lengthWords } from '../services/aspects.ts';
import type { MaintenanceBody } from './maintenance-data.ts';
import type { PlanForm } from './plan-form.ts';
import { previewZones } from './preview-zones.ts';

/** Somebody who types is not asked about at every letter. */
const settleMs = 400;

/** Decimals of a percentage where what counts is the difference. */
const digits = 3;

/** What the collector says that a plan would mean, asked anew when it changed. */
export function usePreview(id: string | null, body: MaintenanceBody | null): Answer<MaintenancePreview> | null {
  const { client } = usePage();
  const [answer, setAnswer] = useState<Answer<MaintenancePreview> | null>(null);
  const asked = body === null ? null : JSON.stringify({ ...(id !== null && { id }), definition: askable(body) });
  useEffect(() => {
    if (asked === null) return setAnswer(null);
    let isOld = false;
    const timer = setTimeout(async () => {
      const told = await client.send<MaintenancePreview>(
        'POST',
        '/api/v1/maintenance-windows/preview',
        JSON.parse(asked),
      );
      if (!isOld) setAnswer(told);
    }, settleMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return answer;
}

/** Without targets, which none would be, only its times are asked about. */
function askable({ targets, ...rest }: MaintenanceBody): Partial<MaintenanceBody> {
  return targets.length === 0 ? rest : { ...rest, targets };
}

interface PlanPreviewProps {
  readonly answer: Answer<MaintenancePreview> | null;
  readonly form: PlanForm;
}

/** What comes of a plan: its next windows in two zones, and once it has targets what it is in the way of, and what agreements say of it. */
export function PlanPreview({ answer, form }: PlanPreviewProps) {
  const { t } = useWords();
  return (
    <section className="plan-preview" aria-label={t('maintenance.preview')} aria-live="polite">
      <h3>{t('maintenance.preview')}</h3>
      {answer === null && <p className="muted">{t('maintenance.preview.wait')}</p>}
      {answer?.ok === false && (
        <p className="problem-line">
          {problemText(t, answer.problem)} <code>{answer.problem.code}</code>
        </p>
      )}
      {answer?.ok === true && (
        <>
          <NextWindows preview={answer.data} ownZone={form.kind === 'recurs' ? form.timeZone : null} />
          <Conflicts preview={answer.data} isTargeted={form.targets.length > 0} />
          {form.targets.length > 0 && <Agreements preview={answer.data} />}
          {answer.data.effects.length > 0 && <Effects preview={answer.data} />}
        </>
      )}
    </section>
  );
}

function NextWindows({ preview: { next }, ownZone }: { preview: MaintenancePreview; ownZone: string | null }) {
  const { t, language } = useWords();
  const { instants, session } = usePage();
  const shown = instants.zone.name;
  const { timeZone: viewer } = Intl.DateTimeFormat().resolvedOptions();
  const zones = previewZones(ownZone, shown, [viewer, session.organisation.timeZone]);
  const writers = zones.map((zone) => createInstants(zone, language));
  const isForeign = ownZone !== null && ownZone !== shown;
  if (next.length === 0) return <p className="muted">{t('maintenance.preview.next.none')}</p>;
  return (
    <table className="next-windows">
      <caption>{t('maintenance.preview.next', { n: next.length })}</caption>
      <thead>
        <tr>
          {zones.map((zone) => (
            <th key={zone} scope="col">
              {zone}
              {isForeign && <small>{t(`maintenance.preview.zone.${zone === ownZone ? 'own' : 'shown'}`)}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {next.map(({ from, to }) => (
          <tr key={from}>
            {writers.map((one) => (
              <td key={one.zone.name}>{spanText(one, from, to)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ConflictsProps {
  readonly preview: MaintenancePreview;
  /** Other plans are in the way only of targets; busy days are whatever the work is on. */
  readonly isTargeted: boolean;
}

function Conflicts({ preview: { conflicts, busy, titles }, isTargeted }: ConflictsProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const named = (ids: readonly string[]): string =>
    listed(
      ids.map((id) => titles[id] ?? id),
      t,
    );
  const busyOnce = [...new Map(busy.map((one) => [`${one.calendar} ${one.first}`, one])).values()];
  return (
    <div>
      <h4>{t('maintenance.preview.conflicts')}</h4>
      {!isTargeted && <p className="muted">{t('maintenance.preview.conflicts.wait')}</p>}
      {isTargeted && conflicts.length + busyOnce.length === 0 && (
        <p className="muted">{t('maintenance.preview.conflicts.none')}</p>
      )}
      <ul className="preview-list">
        {conflicts.map((one) => {
          const values = { when: instants.minute(Date.parse(one.with.from)), title: one.with.title };
          return (
            <li key={`${one.window} ${one.with.id}`} data-level="warn">
              {one.targets.length > 0
                ? t('maintenance.preview.conflict.targets', { ...values, targets: named(one.targets) })
                : t('maintenance.preview.conflict.services', { ...values, services: named(one.services) })}
            </li>
          );
        })}
        {busyOnce.map(({ calendar, title, first, last }) => (
          <li key={`${calendar} ${first}`} data-level="warn">
            {t('maintenance.preview.busy', { title, first, last })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Agreements({ preview: { slos, notices, asOf } }: { preview: MaintenancePreview }) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <div>
      <h4>{t('maintenance.preview.slos')}</h4>
      {slos.length === 0 && <p className="muted">{t('maintenance.preview.slos.none')}</p>}
      {slos.length > 0 && (
        <p>
          {listed(
            slos.map(({ title }) => title),
            t,
          )}
        </p>
      )}
      <ul className="preview-list">
        {notices.map((notice) => {
          const isPast = Date.parse(notice.announceBy) < Date.parse(asOf);
          const verdict = notice.inTime ? 'met' : isPast ? 'missed' : 'open';
          const before = lengthWords(notice.minimum, t);
          const by = instants.minute(Date.parse(notice.announceBy));
          return (
            <li key={notice.slo} data-level={notice.inTime ? 'fine' : isPast ? 'warn' : 'note'}>
              {t(`maintenance.preview.notice.${verdict}`, { slo: notice.title, before, by })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What an approval would do to the figures of the past, as the collector reckons it. */
export function Effects({ preview: { effects, more } }: { preview: MaintenancePreview }) {
  const { t } = useWords();
  const percent = (value: string | null): string =>
    value === null ? t('none.short') : `${floorDecimal(value, digits)} %`;
  return (
    <div>
      <h4>{t('maintenance.preview.effect')}</h4>
      <dl className="effects">
        {effects.map((one) => (
          <div key={`${one.slo} ${one.period}`}>
            <dt>{t('maintenance.preview.effect.line', { title: one.title, period: one.period ?? '' })}</dt>
            <dd>
              <b>
                {one.before === one.after
                  ? `${percent(one.before)} ${t('maintenance.preview.effect.none')}`
                  : t('maintenance.preview.effect.to', { before: percent(one.before), after: percent(one.after) })}
              </b>
              {one.excludedMs > 0 && (
                <small>
                  {t('maintenance.preview.effect.excluded', { duration: formatDuration(one.excludedMs, t) })}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {more && <p className="count">{t('list.first', { n: effects.length })}</p>}
    </div>
  );
}

function spanText(instants: Instants, from: string, to: string): string {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return `${instants.minute(fromMs)} – ${instants.until(fromMs, toMs).slice(0, -3)}`;
}
