import { useState } from 'react';
import type { Answer } from '../data/client.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { saveService, type ToldService, type ToldSlo, type Written } from './save-service.ts';
import { AboutFields, PromiseFields, RuleFields, TemplateChoice } from './service-fields.tsx';
import { formProblems, office, type ServiceForm } from './service-form.ts';
import type { SaidCalendar } from './terms.ts';

export type ToldCalendar = Told<SaidCalendar>;

interface ServiceDialogProps {
  readonly start: ServiceForm;
  /** What is changed; null for a new one. A service may have no promise yet. */
  readonly before: { readonly service: ToldService; readonly slo: ToldSlo | null } | null;
  /** Ids that others have. */
  readonly taken: ReadonlySet<string>;
  done(slo: string): void;
  close(): void;
}

const freshness = { topics: ['calendars'], everyMs: 60_000 } as const;

/** A service and its promise in one form: which hosts and checks, how many of them, when, and how much of the time. */
export function ServiceDialog({ start, before, taken, done, close }: ServiceDialogProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const { data } = useResource<{ readonly definitions: readonly ToldCalendar[] }>('/api/v1/calendars', freshness);
  const calendars = data?.definitions ?? [];
  const [form, setForm] = useState(start);
  const [written, setWritten] = useState<Written | null>(null);
  const problems = formProblems(form, taken);
  const change = (changes: Partial<ServiceForm>): void => setForm((one) => ({ ...one, ...changes }));
  const send = async (): Promise<Answer<unknown>> => {
    const hasOffice = calendars.some(({ definition }) => definition.id === office);
    const builds = written ?? { hasOffice, service: before?.service ?? null, slo: before?.slo ?? null };
    const made = { timeZone: session.organisation.timeZone, officeTitle: t('services.form.hours.office') };
    const saved = await saveService(client, form, builds, made);
    setWritten(saved.written);
    return saved.answer;
  };
  const fields = { form, change, problems, calendars };
  return (
    <FormDialog
      title={t(before === null ? 'services.create' : 'services.edit.title')}
      action={t('form.save')}
      size="wide"
      isReady={data !== undefined && problems.length === 0}
      send={send}
      done={() => done(before?.slo?.definition.id ?? form.id)}
      close={close}
    >
      {before === null && <TemplateChoice change={change} />}
      <AboutFields {...fields} isNew={before === null} taken={taken} />
      <RuleFields {...fields} />
      <PromiseFields {...fields} isNew={before === null} />
    </FormDialog>
  );
}
