import { type FormEvent, useState } from 'react';
import { useClock } from '../clock.ts';
import type { Answer } from '../data/client.ts';
import { saveDefinition } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { Link } from '../parts/link.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { type OfficeHours, officeCalendar, usualHours, type Weekday, weekdays } from './office-calendar.ts';
import type { WelcomeState } from './welcome-state.ts';

interface CalendarStepProps {
  readonly state: WelcomeState;
  /** The month in which the fiscal year begins; the address holds it until an agreement does. */
  readonly fiscal: number;
  chooseFiscal(month: number): void;
  goOn(): void;
}

/** The calendar that service hours and business days go by. What the configuration file says is told, with where it is changed. */
export function CalendarStep({ state, fiscal, chooseFiscal, goOn }: CalendarStepProps) {
  const { t } = useWords();
  const { client, session, instants } = usePage();
  const nowMs = useClock(60_000);
  const [hours, setHours] = useState(usualHours);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const { organisation } = session;
  const [existing] = state.calendars;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const calendar = officeCalendar(hours, organisation.timeZone, instants.zone.wallClock(nowMs).year);
    const title = t('welcome.calendar.name', { from: hours.from, to: hours.to });
    const answer = await saveDefinition(client, 'calendars', 'office', { ...calendar, title }, null);
    setBusy(false);
    if (!answer.ok) return setRefused(answer);
    goOn();
  };
  return (
    <>
      <dl className="welcome-facts">
        <dt>{t('welcome.organisation')}</dt>
        <dd>{organisation.name || t('welcome.organisation.none')}</dd>
        <dt>{t('welcome.zone')}</dt>
        <dd>{organisation.timeZone}</dd>
      </dl>
      <p className="muted">
        {t('welcome.organisation.how')} <Link href="/settings/organisation">{t('welcome.organisation.show')}</Link>
      </p>
      <form className="welcome-form" onSubmit={save}>
        <Field label={t('welcome.fiscal')}>
          {(tied) => (
            <select {...tied} value={fiscal} onChange={(event) => chooseFiscal(Number(event.target.value))}>
              {Array.from({ length: 12 }, (_, index) => index + 1).map((n) => (
                <option key={n} value={n}>
                  {t('welcome.fiscal.month', { n })}
                </option>
              ))}
            </select>
          )}
        </Field>
        {existing ? (
          <p className="welcome-done">
            {t('welcome.calendar.exists', { title: existing.definition.title ?? existing.definition.id })}
          </p>
        ) : (
          <>
            <HoursFields hours={hours} change={(changes) => setHours({ ...hours, ...changes })} />
            {refused !== null && <SaveProblem answer={refused} />}
            <button type="submit" className="button primary" disabled={isBusy || hours.days.length === 0}>
              {t('welcome.calendar.save')}
            </button>
          </>
        )}
      </form>
    </>
  );
}

interface HoursFieldsProps {
  readonly hours: OfficeHours;
  change(changes: Partial<OfficeHours>): void;
}

function HoursFields({ hours, change }: HoursFieldsProps) {
  const { t } = useWords();
  const toggle = (day: Weekday): void => {
    const { days } = hours;
    change({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] });
  };
  return (
    <>
      <fieldset>
        <legend>{t('welcome.days')}</legend>
        <div className="welcome-days">
          {weekdays.map((day) => (
            <label key={day}>
              <input type="checkbox" checked={hours.days.includes(day)} onChange={() => toggle(day)} />
              {t(`welcome.day.${day}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="fields">
        <TimeField label={t('welcome.hours.from')} value={hours.from} choose={(from) => change({ from })} />
        <TimeField label={t('welcome.hours.to')} value={hours.to} choose={(to) => change({ to })} />
      </div>
      <label className="welcome-check">
        <input type="checkbox" checked={hours.holidays} onChange={() => change({ holidays: !hours.holidays })} />
        {t('welcome.holidays')}
      </label>
      <label className="welcome-check">
        <input type="checkbox" checked={hours.closure} onChange={() => change({ closure: !hours.closure })} />
        {t('welcome.closure')}
      </label>
    </>
  );
}

/** Every half hour of a day, its end included. */
const halfHours = Array.from({ length: 49 }, (_, index) => {
  return `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
});

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  choose(time: string): void;
}

/** Times as calendars write them: a field of the browser's would say 6:00 PM to some, and has no 24:00. */
function TimeField({ label, value, choose }: TimeFieldProps) {
  return (
    <Field label={label}>
      {(tied) => (
        <select {...tied} value={value} onChange={(event) => choose(event.target.value)}>
          {halfHours.map((time) => (
            <option key={time} value={time}>
              {time}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
