import { useState } from 'react';
import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { InstantField, useTypedInstant } from '../parts/instant-field.tsx';
import { TextField } from '../parts/text-field.tsx';

const degrees = ['high', 'medium', 'low'] as const;
const sources = ['inquiry', 'report', 'complaint', 'manual', 'monitoring'] as const;

interface Services {
  readonly definitions: readonly Told<{ readonly title?: string }>[];
}

interface OpenDialogProps {
  opened(id: string): void;
  close(): void;
}

/** Opens an incident by hand: one that people reported, or that monitoring did not see. */
export function OpenDialog({ opened, close }: OpenDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const [said, setSaid] = useState({ title: '', source: 'inquiry', target: '', impact: '', urgency: '', owner: '' });
  const [isPotential, setPotential] = useState(false);
  const [when, setWhen] = useState('');
  const typed = useTypedInstant(when);
  const services = useResource<Services>('/api/v1/services', { everyMs: 60_000 });
  const set = (key: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [key]: value }));
  const { title, source, target, ...rest } = said;
  const send = () =>
    client.send<IncidentSummary>('POST', '/api/v1/incidents', {
      title: title.trim(),
      source,
      ...(target !== '' && { targets: [target] }),
      ...(isPotential && { isPotential }),
      ...(typed.is === 'time' && { detectedAt: typed.at }),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    });
  return (
    <FormDialog
      title={t('incidents.create')}
      action={t('incidents.form.open')}
      isReady={title.trim() !== '' && typed.is !== 'wrong'}
      send={send}
      done={({ id }) => opened(id)}
      close={close}
    >
      <TextField label={t('incidents.form.title')} value={title} required change={set('title')} />
      <div className="fields">
        <ChoiceField
          label={t('incidents.form.source')}
          value={source as (typeof sources)[number]}
          choices={sources.map((value) => ({ value, text: t(`incidents.source.${value}`) }))}
          choose={set('source')}
        />
        <InstantField
          label={t('incidents.form.detected')}
          hint={t('incidents.form.detected.hint', { zone: instants.zoneLabel(Date.now()) })}
          text={when}
          typed={typed}
          setText={setWhen}
        />
      </div>
      <ChoiceField
        label={t('incidents.form.target')}
        value={target}
        none={t('incidents.form.target.none')}
        choices={(services.data?.definitions ?? []).map(({ definition }) => ({
          value: definition.id,
          text: definition.title ?? definition.id,
        }))}
        choose={set('target')}
      />
      <Judgement impact={said.impact} urgency={said.urgency} setImpact={set('impact')} setUrgency={set('urgency')} />
      <TextField label={t('incidents.form.owner')} value={said.owner} change={set('owner')} />
      <label className="check-line">
        <input type="checkbox" checked={isPotential} onChange={(event) => setPotential(event.target.checked)} />
        {t('incidents.form.potential')}
      </label>
    </FormDialog>
  );
}

interface JudgementProps {
  readonly impact: string;
  readonly urgency: string;
  setImpact(value: string): void;
  setUrgency(value: string): void;
}

/** Impact and urgency, which make the priority. */
export function Judgement({ impact, urgency, setImpact, setUrgency }: JudgementProps) {
  const { t } = useWords();
  return (
    <div className="fields">
      <ChoiceField
        label={t('incidents.form.impact')}
        hint={t('incidents.form.priority.hint')}
        value={impact as (typeof degrees)[number] | ''}
        none={t('incidents.form.unknown')}
        choices={degrees.map((value) => ({ value, text: t(`incidents.degree.${value}`) }))}
        choose={setImpact}
      />
      <ChoiceField
        label={t('incidents.form.urgency')}
        value={urgency as (typeof degrees)[number] | ''}
        none={t('incidents.form.unknown')}
        choices={degrees.map((value) => ({ value, text: t(`incidents.urgency.${value}`) }))}
        choose={setUrgency}
      />
    </div>
  );
}
