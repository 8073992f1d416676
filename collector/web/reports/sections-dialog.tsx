import { useState } from 'react';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { sectionNames } from '../../src/reports/section-names.ts';
import { saveDefinition, type Told } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Chevron } from '../parts/icons.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import type { Agreement } from './agreement.ts';

type Section = ReportAnswer['report']['sections'][number];

interface Choice {
  readonly name: Section;
  readonly isShown: boolean;
}

interface SectionsDialogProps {
  readonly report: ReportAnswer['report'];
  readonly told: Told<Agreement>;
  saved(): void;
  close(): void;
}

/** The sections and their order, saved with the agreement from the month of the report on. */
export function SectionsDialog({ report, told, saved, close }: SectionsDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [choices, setChoices] = useState(() => choicesOf(report.sections));
  const [reason, setReason] = useState('');
  const run = async () => {
    const { id, ...body } = told.definition;
    const sections = choices.filter(({ isShown }) => isShown).map(({ name }) => name);
    const next = { ...body, sections, effectiveFrom: report.period.from, reason };
    const answer = await saveDefinition<Agreement>(client, 'slas', id, next, told);
    if (answer.ok) saved();
    return answer;
  };
  return (
    <ConfirmDialog title={t('report.sections')} action={t('form.save')} run={run} close={close}>
      <p>{t('report.sections.text', { month: monthName(t, report.period.month) })}</p>
      <ol className="report-choices">
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.name}
            choice={choice}
            isFirst={index === 0}
            isLast={index === choices.length - 1}
            toggle={() => setChoices(toggled(choices, index))}
            move={(by) => setChoices(moved(choices, index, by))}
          />
        ))}
      </ol>
      <Field label={t('report.move.reason')} required>
        {(tied) => (
          <input {...tied} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

interface ChoiceRowProps {
  readonly choice: Choice;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  toggle(): void;
  move(by: -1 | 1): void;
}

function ChoiceRow({ choice, isFirst, isLast, toggle, move }: ChoiceRowProps) {
  const { t } = useWords();
  const name = t(`report.section.${choice.name}`);
  return (
    <li>
      <label>
        <input type="checkbox" checked={choice.isShown} onChange={toggle} />
        {name}
      </label>
      <button
        type="button"
        className="icon-button"
        disabled={isFirst}
        title={t('report.sections.up', { name })}
        onClick={() => move(-1)}
      >
        <Chevron to="up" />
        <span className="hidden">{t('report.sections.up', { name })}</span>
      </button>
      <button
        type="button"
        className="icon-button"
        disabled={isLast}
        title={t('report.sections.down', { name })}
        onClick={() => move(1)}
      >
        <Chevron to="down" />
        <span className="hidden">{t('report.sections.down', { name })}</span>
      </button>
    </li>
  );
}

/** Those that are printed in their order, then the others. */
function choicesOf(shown: readonly Section[]): readonly Choice[] {
  const hidden = sectionNames.filter((name) => !shown.includes(name));
  return [...shown.map((name) => ({ name, isShown: true })), ...hidden.map((name) => ({ name, isShown: false }))];
}

function toggled(choices: readonly Choice[], at: number): readonly Choice[] {
  const next = choices.map((one, index) => (index === at ? { ...one, isShown: !one.isShown } : one));
  // A report of nothing is none.
  return next.some(({ isShown }) => isShown) ? next : choices;
}

function moved(choices: readonly Choice[], at: number, by: -1 | 1): readonly Choice[] {
  const [one, other] = [choices[at], choices[at + by]];
  if (!one || !other) return choices;
  return choices.with(at, other).with(at + by, one);
}
