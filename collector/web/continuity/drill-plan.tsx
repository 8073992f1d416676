import { type FormEvent, useState } from 'react';
import { useResource } from '../data/resource.ts';
import { apiDuration, parseDuration } from '../format/parse-duration.ts';
import { useWords } from '../page.ts';
import { TextField } from '../parts/text-field.tsx';
import { drill } from './drill.ts';
import { beginDrill, type DrillRun } from './drill-run.ts';
import { fieldProblem } from './record-form.ts';
import { RecordInput, type SlaList } from './record-input.tsx';

const planned = ['title', 'sla', 'scenario', 'rto', 'rpo'];

/** What is to be rehearsed, and by which checklist; then the watch starts. */
export function DrillPlan({ begin }: { begin(run: DrillRun): void }) {
  const { t } = useWords();
  const slas = useResource<SlaList>('/api/v1/slas', { everyMs: 60_000 });
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [steps, setSteps] = useState(() => t('run.steps.default'));
  const fields = drill.fields.filter(({ key }) => planned.includes(key));
  const isReady = fields.every((field) => fieldProblem(field, values[field.key] ?? '') === null);
  const lines = steps.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const durationOf = (key: string): string => {
    const ms = parseDuration(values[key] ?? '');
    return ms === null ? '' : apiDuration(ms);
  };
  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const { title = '', scenario = '', sla = '' } = values;
    const plan = {
      title: title.trim(),
      scenario: scenario.trim(),
      sla,
      rto: durationOf('rto'),
      rpo: durationOf('rpo'),
    };
    begin(beginDrill({ ...plan, steps: lines }, Date.now()));
  };
  return (
    <form className="panel drill-plan" onSubmit={start}>
      <h1>{t('run.title')}</h1>
      <p className="muted">{t('run.lead')}</p>
      <div className="record-fields">
        {fields.map((field) => (
          <RecordInput
            key={field.key}
            field={field}
            value={values[field.key] ?? ''}
            slas={slas.data}
            change={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
      </div>
      <TextField label={t('run.steps')} hint={t('run.steps.hint')} value={steps} isLong change={setSteps} />
      <p>
        <button type="submit" className="button primary" disabled={!isReady}>
          {t('run.start')}
        </button>
      </p>
    </form>
  );
}
