import '../styles/target-picker.css';
import { useId, useState } from 'react';
import type { TargetItem } from '../../src/api/contract/targets.ts';
import { useTargets } from '../data/targets.ts';
import { useWords } from '../page.ts';
import { CloseIcon } from './icons.tsx';

/** More of either kind are found by typing. */
const offeredMax = 40;

interface TargetPickerProps {
  readonly legend: string;
  /** What is offered, in this order. */
  readonly kinds: readonly TargetItem['kind'][];
  readonly targets: readonly string[];
  readonly isOptional?: boolean;
  /** What is not offered: nothing stands on itself. */
  readonly except?: string;
  change(targets: readonly string[]): void;
}

/** Services, hosts and checks to choose from by name; what is chosen stands above, each to be removed. */
export function TargetPicker({ legend, kinds, targets, isOptional = false, except, change }: TargetPickerProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const known = useTargets();
  const searchId = useId();
  const all = known ?? [];
  const nameOf = (target: string): string => all.find(({ id }) => id === target)?.name ?? target;
  const toggle = (target: string): void =>
    change(targets.includes(target) ? targets.filter((one) => one !== target) : [...targets, target]);
  const wanted = text.normalize('NFKC').toLowerCase();
  const found = all.filter(({ name, id }) => `${name} ${id}`.normalize('NFKC').toLowerCase().includes(wanted));
  const groups = kinds.map((kind) => ({ kind, list: found.filter((one) => one.kind === kind && one.id !== except) }));
  return (
    <fieldset className="target-picker">
      <legend>
        {legend}
        {!isOptional && <span className="field-required">{t('form.required')}</span>}
      </legend>
      {targets.length > 0 && (
        <ul className="target-chosen">
          {targets.map((target) => (
            <li key={target}>
              <span>{nameOf(target)}</span>
              <button
                type="button"
                className="icon-button"
                title={t('targets.remove', { name: nameOf(target) })}
                onClick={() => toggle(target)}
              >
                <CloseIcon />
                <span className="hidden">{t('targets.remove', { name: nameOf(target) })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="hidden" htmlFor={searchId}>
        {t('targets.find')}
      </label>
      <input
        id={searchId}
        type="search"
        placeholder={t('targets.find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="target-list">
        {groups.map(
          ({ kind, list }) =>
            list.length > 0 && (
              <fieldset key={kind}>
                <legend>{t(`targets.${kind}`)}</legend>
                {list.slice(0, offeredMax).map(({ id, name }) => (
                  <label key={id}>
                    <input type="checkbox" checked={targets.includes(id)} onChange={() => toggle(id)} />
                    <span>{name}</span>
                  </label>
                ))}
                {list.length > offeredMax && (
                  <p className="muted">{t('targets.rest', { n: list.length - offeredMax })}</p>
                )}
              </fieldset>
            ),
        )}
        {known !== undefined && groups.every(({ list }) => list.length === 0) && (
          <p className="muted">{t('targets.none')}</p>
        )}
      </div>
    </fieldset>
  );
}
