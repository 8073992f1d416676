import { type FormEvent, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { saveDefinition } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { type FirstService, firstPromise, idFor, templates } from './first-promise.ts';
import { HostChoice } from './host-choice.tsx';
import { TemplateChoice } from './template-choice.tsx';
import type { WelcomeState } from './welcome-state.ts';

interface ServiceStepProps {
  readonly state: WelcomeState;
  readonly fiscal: number;
  goOn(): void;
}

/** A template with a name and hosts makes the first promise. */
export function ServiceStep({ state, fiscal, goOn }: ServiceStepProps) {
  const { t } = useWords();
  if (state.hasPromise) return <p className="welcome-done">{t('welcome.service.exists')}</p>;
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
  const isWhole = title.trim() !== '' && chosen.size > 0 && (!isReported || customer.trim() !== '');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!template) return;
    setBusy(true);
    const { timeZone } = session.organisation;
    const agreement = { customer, title: t('welcome.service.agreement', { name: title }), fiscalYearStart: fiscal };
    const service = { template, title, hosts: [...chosen], needs, calendar, timeZone };
    const written = firstPromise({ ...service, report: isReported ? agreement : null }, idFor(title, new Set()));
    for (const { plural, id, body } of written) {
      const answer = await saveDefinition(client, plural, id, body, null);
      // What was written by a try before this one stands; the rest goes on from there.
      if (!answer.ok && answer.problem.code !== 'DEFINITION_CHANGED') {
        setBusy(false);
        return setRefused(answer);
      }
    }
    goOn();
  };
  return (
    <form className="welcome-form" onSubmit={save}>
      <TemplateChoice chosen={name} hasCalendar={calendar !== null} choose={setName} />
      <Field label={t('welcome.service.name')} hint={t('welcome.service.name.hint')} required>
        {(tied) => <input {...tied} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />}
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
