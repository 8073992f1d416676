import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { InstantField, type TypedInstant, useTypedInstant } from '../parts/instant-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sayMembers } from './say-members.ts';
import { steps } from './steps.ts';
import { useOpenedIncident } from './use-incident.ts';

type TimeKey = (typeof steps)[number]['time'] | 'occurredAt';

interface TimesDialogProps {
  saved(): void;
  close(): void;
}

/** Corrects when things happened. Only what was changed is sent; the reason stays in the timeline. */
export function TimesDialog({ saved, close }: TimesDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const [typed, setTyped] = useState<Readonly<Partial<Record<TimeKey, TypedInstant>>>>({});
  const [reason, setReason] = useState('');
  const keys: TimeKey[] = ['occurredAt', ...steps.map(({ time }) => time).filter((time) => detail.incident[time])];
  const all = Object.values(typed);
  const isReady =
    reason.trim() !== '' && all.every((one) => one.is !== 'wrong') && all.some((one) => one.is === 'time');
  const send = () => {
    const said = Object.entries(typed).flatMap(([key, one]) => (one.is === 'time' ? [[key, one.at]] : []));
    return sayMembers(client, detail, { ...Object.fromEntries(said), reason });
  };
  return (
    <FormDialog
      title={`${t('incident.times')} – ${detail.id}`}
      action={t('form.save')}
      isReady={isReady}
      send={send}
      done={saved}
      close={close}
    >
      <p className="muted">{t('incident.times.lead')}</p>
      <div className="fields">
        {keys.map((key) => (
          <OneTime
            key={key}
            label={t(`incident.member.${key}`)}
            at={detail.incident[key]}
            changed={(one) => setTyped((before) => ({ ...before, [key]: one }))}
          />
        ))}
      </div>
      <TextField
        label={t('incident.times.reason')}
        value={reason}
        required
        isLong
        maxLength={2000}
        change={setReason}
      />
    </FormDialog>
  );
}

interface OneTimeProps {
  readonly label: string;
  readonly at: string | undefined;
  changed(typed: TypedInstant): void;
}

/** A time as it stands, until somebody types another one. */
function OneTime({ label, at, changed }: OneTimeProps) {
  const { instants } = usePage();
  const [text, setText] = useState('');
  const typed = useTypedInstant(text);
  const [told, setTold] = useState(typed);
  if (JSON.stringify(told) !== JSON.stringify(typed)) {
    setTold(typed);
    changed(typed);
  }
  return (
    <InstantField
      label={label}
      hint={at === undefined ? '' : instants.zoned(Date.parse(at))}
      text={text}
      typed={typed}
      setText={setText}
    />
  );
}
