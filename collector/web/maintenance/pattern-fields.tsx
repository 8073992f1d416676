import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import type { PlanForm } from './plan-form.ts';
import { ordinals, type Pattern, parseRule, type Weekday, weekdays } from './recurrence-rule.ts';
import { weekdayName } from './rule-words.ts';

export interface FormProps {
  readonly form: PlanForm;
  change(changes: Partial<PlanForm>): void;
}

const kinds = ['day', 'week', 'month-date', 'month-weekday', 'year'] as const;
const units = { day: 'day', week: 'week', 'month-date': 'month', 'month-weekday': 'month', year: 'year' } as const;
const dates = [...Array.from({ length: 31 }, (_, index) => index + 1), -1];
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** How often a plan comes again, and on which day. */
export function PatternFields({ form, change }: FormProps) {
  const { t } = useWords();
  const { pattern } = form;
  const setPattern = (next: Pattern): void => change({ pattern: next });
  return (
    <div className="fields">
      <Field label={t('maintenance.plan.often')}>
        {(tied) => (
          <select
            {...tied}
            value={pattern?.every ?? 'other'}
            onChange={(event) => {
              const every = kinds.find((kind) => kind === event.target.value);
              if (every === undefined) change({ pattern: null });
              else setPattern(patternFor(every, form.start));
            }}
          >
            {[...kinds, 'other' as const].map((kind) => (
              <option key={kind} value={kind}>
                {t(`maintenance.plan.often.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {pattern === null ? (
        <Field label={t('maintenance.plan.rrule')} required>
          {(tied) => <input {...tied} value={form.rrule} onChange={(event) => change({ rrule: event.target.value })} />}
        </Field>
      ) : (
        <>
          <Field label={t('maintenance.plan.interval')}>
            {(tied) => (
              <span className="with-unit">
                <input
                  {...tied}
                  type="number"
                  min={1}
                  max={99}
                  value={pattern.interval}
                  onChange={(event) => setPattern({ ...pattern, interval: Math.max(1, Number(event.target.value)) })}
                />
                {t(`maintenance.plan.interval.unit.${units[pattern.every]}`)}
              </span>
            )}
          </Field>
          <PatternDay pattern={pattern} setPattern={setPattern} />
        </>
      )}
    </div>
  );
}

/** On which day of its week, month or year. */
function PatternDay({ pattern, setPattern }: { pattern: Pattern; setPattern(next: Pattern): void }) {
  const { t, language } = useWords();
  switch (pattern.every) {
    case 'day':
      return null;
    case 'week':
      return (
        <Several
          legend={t('maintenance.plan.days')}
          all={weekdays}
          chosen={pattern.days}
          nameOf={(day) => weekdayName(day, language, 'short')}
          choose={(days) => setPattern({ ...pattern, days })}
        />
      );
    case 'month-date':
      return <DateField date={pattern.date} setDate={(date) => setPattern({ ...pattern, date })} />;
    case 'month-weekday':
      return (
        <>
          <Several
            legend={t('maintenance.plan.nth')}
            all={ordinals}
            chosen={pattern.nth}
            nameOf={(nth) => t('maintenance.plan.nth.n', { nth: `n${nth}` })}
            choose={(nth) => setPattern({ ...pattern, nth })}
          />
          <Field label={t('maintenance.plan.days')}>
            {(tied) => (
              <select
                {...tied}
                value={pattern.day}
                onChange={(event) => setPattern({ ...pattern, day: event.target.value as Weekday })}
              >
                {weekdays.map((day) => (
                  <option key={day} value={day}>
                    {weekdayName(day, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      );
    case 'year':
      return (
        <>
          <Field label={t('maintenance.plan.month')}>
            {(tied) => (
              <select
                {...tied}
                value={pattern.month}
                onChange={(event) => setPattern({ ...pattern, month: Number(event.target.value) })}
              >
                {months.map((month) => (
                  <option key={month}>{month}</option>
                ))}
              </select>
            )}
          </Field>
          <DateField date={pattern.date} setDate={(date) => setPattern({ ...pattern, date })} />
        </>
      );
  }
}

interface SeveralProps<T> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  nameOf(one: T): string;
  choose(chosen: readonly T[]): void;
}

/** Some of a few, at least one: a rule without any day is none. */
function Several<T extends string | number>({ legend, all, chosen, nameOf, choose }: SeveralProps<T>) {
  const toggle = (one: T): void => {
    const next = all.filter((other) => (other === one) !== chosen.includes(other));
    if (next.length > 0) choose(next);
  };
  return (
    <fieldset className="week-days">
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one}>
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
          <span>{nameOf(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function DateField({ date, setDate }: { date: number; setDate(date: number): void }) {
  const { t } = useWords();
  return (
    <Field label={t('maintenance.plan.date')}>
      {(tied) => (
        <select {...tied} value={date} onChange={(event) => setDate(Number(event.target.value))}>
          {dates.map((one) => (
            <option key={one} value={one}>
              {one === -1 ? t('maintenance.plan.date.last') : t('maintenance.plan.date.n', { n: one })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The usual pattern of a kind for a plan that begins at a wall clock. */
function patternFor(every: (typeof kinds)[number], start: string): Pattern {
  const day = weekdays[(new Date(`${start}Z`).getUTCDay() + 6) % 7] ?? 'SU';
  const date = Number(start.slice(8, 10)) || 1;
  const rules = {
    day: 'FREQ=DAILY',
    week: `FREQ=WEEKLY;BYDAY=${day}`,
    'month-date': `FREQ=MONTHLY;BYMONTHDAY=${date}`,
    'month-weekday': `FREQ=MONTHLY;BYDAY=${date > 28 ? -1 : Math.ceil(date / 7)}${day}`,
    year: `FREQ=YEARLY;BYMONTH=${Number(start.slice(5, 7)) || 1};BYMONTHDAY=${date}`,
  };
  return parseRule(rules[every], start.slice(0, 10))?.pattern ?? { every: 'day', interval: 1 };
}
