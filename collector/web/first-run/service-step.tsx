import { type FormEvent, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { type FirstService, firstPromise, idFor, templates } from './first-promise.ts';
import { HostChoice } from './host-choice.tsx';
import { type KeptPromise, savePromise } from './save-promise.ts';
import { TemplateChoice } from './template-choice.tsx';
import type { WelcomeState } from './welcome-state.ts';

/** As the collector takes it. */
const titleCharsMax = 200;

interface ServiceStepProps {
  readonly state: WelcomeState;
  readonly fiscal: number;
  goOn(): void;
}

/** A template with a name and hosts makes the first promise. */
export function ServiceStep({ state, fiscal, goOn }: ServiceStepProps) {
  const { t } = useWords();
  // As it was when the step was opened: its own save is not over once the objective is there.
  const [hasPromise] = useState(state.hasPromise);
  if (hasPromise) return <p className="welcome-done">{t('welcome.service.exists')}</p>;
  if ((state.hosts?.hosts.length ?? 0) === 0) return <p className="muted">{t('welcome.service.none')}</p>;
  return <ServiceForm state={state} fiscal={fiscal} goOn={goOn} />;
}

type Refused = Extract<Answer<unknown>, { ok: false }>;

function ServiceForm({ state, fiscal, goOn }: ServiceStepProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const [name, setName] = useState<FirstService['template']['name']>('always');
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(state.hosts?.hosts.map(({ id }) => id)));
  const [needs, setNeeds] = useState<FirstService['needs']>('all');
  const [isReported, setReported] = useState(true);
  const [customer, setCustomer] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const calendar = state.calendars[0]?.definition.id ?? null;
  const template = templates.find((one) => one.name === name) ?? templates[0];
  const [begun, setBegun] = useState<{ readonly id: string; readonly kept: KeptPromise } | null>(null);
  const isWhole = title.trim() !== '' && chosen.size > 0 && (!isReported || customer.trim() !== '');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!template) return;
    setBusy(true);
    const { timeZone } = session.organisation;
    const agreementTitle = t('welcome.service.agreement', { name: title }).slice(0, titleCharsMax);
    const agreement = { customer, title: agreementTitle, fiscalYearStart: fiscal };
    const service = { template, title, hosts: [...chosen], needs, calendar, timeZone };
    const id = begun?.id ?? idFor(title, new Set(state.services.map(({ definition }) => definition.id)));
    const definitions = firstPromise({ ...service, report: isReported ? agreement : null }, id);
    const saved = await savePromise(client, definitions, begun?.kept ?? new Map());
    setBegun({ id, kept: saved.kept });
    setBusy(false);
    if (saved.refused !== null) return setRefused(saved.refused);
    goOn();
  };
  return (
    <form className="welcome-form" onSubmit={save}>
      <TemplateChoice chosen={name} hasCalendar={calendar !== null} choose={setName} />
      <Field label={t('welcome.service.name')} hint={t('welcome.service.name.hint')} required>
        {(tied) => (
          <input {...tied} maxLength={titleCharsMax} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <HostChoice
        hosts={state.hosts?.hosts ?? []}
        chosen={chosen}
        choose={setChosen}
        needs={needs}
        chooseNeeds={setNeeds}
      />
      <label className="welcome-check">
        <input type="checkbox" checked={isReported} onChange={() => setReported(!isReported)} />
        {t('welcome.service.report')}
      </label>
      {isReported && (
        <Field label={t('welcome.service.customer')} required>
          {(tied) => (
            <input {...tied} maxLength={200} value={customer} onChange={(event) => setCustomer(event.target.value)} />
          )}
        </Field>
      )}
      {refused !== null && <SaveProblem answer={refused} />}
      <button type="submit" className="button primary" disabled={isBusy || !isWhole}>
        {t('welcome.service.save')}
      </button>
    </form>
  );
}
