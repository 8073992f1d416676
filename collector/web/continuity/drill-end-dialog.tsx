import { useState } from 'react';
import { saveDefinition } from '../data/definitions.ts';
import { dayOf } from '../format/day.ts';
import { exactDuration, formatDuration } from '../format/duration.ts';
import { apiDuration, parseDuration } from '../format/parse-duration.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { drill } from './drill.ts';
import { type DrillRun, drillRecord, elapsedMs } from './drill-run.ts';
import { newRecordId } from './new-record-id.ts';
import { fieldProblem } from './record-form.ts';
import { RecordInput } from './record-input.tsx';

const asked = ['participants', 'lost', 'findings', 'nextOn'];

interface DrillEndDialogProps {
  readonly run: DrillRun;
  saved(): void;
  close(): void;
}

/** What came of a drill; saved, it is a record like any other. */
export function DrillEndDialog({ run, saved, close }: DrillEndDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const [result, setResult] = useState<'passed' | 'failed' | ''>('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const fields = drill.fields.filter(({ key }) => asked.includes(key));
  const tookMs = elapsedMs(run, run.startedMs);
  const send = () => {
    const { participants = '', findings = '', nextOn = '', lost = '' } = values;
    const lostMs = parseDuration(lost);
    const ending = {
      passed: result === 'passed',
      participants: participants.trim(),
      findings: findings.trim(),
      nextOn,
      lost: lostMs === null ? '' : apiDuration(lostMs),
    };
    const id = newRecordId(drill.prefix, (bytes) => crypto.getRandomValues(bytes));
    return saveDefinition(
      client,
      drill.plural,
      id,
      drillRecord(run, ending, dayOf(run.startedMs, instants.zone)),
      null,
    );
  };
  return (
    <FormDialog
      title={t('run.result')}
      action={t('run.save')}
      isReady={result !== '' && fields.every((field) => fieldProblem(field, values[field.key] ?? '') === null)}
      send={send}
      done={saved}
      close={close}
    >
      <p>
        {t('run.took')}: <strong title={exactDuration(tookMs, t)}>{formatDuration(tookMs, t)}</strong>
      </p>
      <ChoiceField<'passed' | 'failed'>
        label={t('run.passed')}
        value={result}
        none={t('incidents.form.unknown')}
        choices={(['passed', 'failed'] as const).map((value) => ({ value, text: t(`continuity.drill.${value}`) }))}
        choose={setResult}
      />
      {fields.map((field) => (
        <RecordInput
          key={field.key}
          field={field}
          value={values[field.key] ?? ''}
          slas={undefined}
          change={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
    </FormDialog>
  );
}
