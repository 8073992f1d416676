import { useId, useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { useNow } from '../parts/now.tsx';
import { type BulkAction, type BulkWish, nextMinute, tagsOf, wrongTags } from './bulk-actions.ts';

interface BulkFormProps {
  readonly action: BulkAction;
  readonly wish: BulkWish;
  setWish(wish: BulkWish): void;
  readonly hosts: readonly HostSummary[];
}

/** As the collector takes them. */
const reasonCharsMax = 200;
const minuteChoices = [15, 30, 60, 120, 240, 480] as const;

/** Whether everything is there that an action needs. */
export function isComplete(action: BulkAction, { add, remove, reason }: BulkWish): boolean {
  if (action === 'tag') return add.length + remove.length > 0 && wrongTags(add).length === 0;
  return (action !== 'maintenance' && action !== 'decommission') || reason.trim() !== '';
}

/** What has to be said besides which hosts. */
export function BulkForm({ action, wish, setWish, hosts }: BulkFormProps) {
  const { t } = useWords();
  if (action === 'tag') return <TagFields wish={wish} setWish={setWish} hosts={hosts} />;
  if (action !== 'maintenance' && action !== 'decommission') return null;
  return (
    <>
      {action === 'maintenance' && <MinutesField wish={wish} setWish={setWish} />}
      <Field label={t('hosts.bulk.reason')} required={true}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            maxLength={reasonCharsMax}
            value={wish.reason}
            onChange={({ target: { value } }) => setWish({ ...wish, reason: value })}
          />
        )}
      </Field>
    </>
  );
}

type Fields = Pick<BulkFormProps, 'wish' | 'setWish'>;

function MinutesField({ wish, setWish }: Fields) {
  const { t } = useWords();
  const { instants } = usePage();
  const fromMs = nextMinute(useNow());
  const toMs = fromMs + wish.minutes * 60_000;
  return (
    <Field
      label={t('hosts.bulk.minutes')}
      hint={t('hosts.bulk.window', {
        from: instants.minute(fromMs),
        to: instants.minute(toMs),
        zone: instants.zoneLabel(fromMs),
      })}
    >
      {(tied) => (
        <select
          {...tied}
          value={wish.minutes}
          onChange={({ target: { value } }) => setWish({ ...wish, minutes: Number(value) })}
        >
          {minuteChoices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t('hosts.bulk.minutes.choice', { minutes })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function TagFields({ wish, setWish, hosts }: Fields & { readonly hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const listId = useId();
  const [text, setText] = useState({ add: '', remove: '' });
  const known = [...new Set(hosts.flatMap(({ tags }) => tags))].toSorted();
  const wrong = wrongTags(wish.add);
  const set = (field: 'add' | 'remove', value: string): void => {
    setText({ ...text, [field]: value });
    setWish({ ...wish, [field]: tagsOf(value) });
  };
  return (
    <>
      {(['add', 'remove'] as const).map((field) => (
        <Field
          key={field}
          label={t(`hosts.bulk.tag.${field}`)}
          hint={t(`hosts.bulk.tag.${field}.hint`)}
          problem={field === 'add' && wrong.length > 0 ? t('hosts.bulk.tag.wrong', { tags: listed(wrong, t) }) : null}
        >
          {(tied) => (
            <input
              {...tied}
              type="text"
              list={field === 'remove' ? listId : undefined}
              autoCapitalize="none"
              spellCheck={false}
              value={text[field]}
              onChange={({ target: { value } }) => set(field, value)}
            />
          )}
        </Field>
      ))}
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}
