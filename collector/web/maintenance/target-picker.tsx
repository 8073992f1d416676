import { useId, useState } from 'react';
import type { HostList } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { CloseIcon } from '../parts/icons.tsx';

/** Names change rarely. */
const namesEveryMs = 60_000;

/** More of either kind are found by typing. */
const offeredMax = 40;

interface Offered {
  readonly target: string;
  readonly name: string;
}

interface TargetPickerProps {
  readonly targets: readonly string[];
  change(targets: readonly string[]): void;
}

/** Services and hosts to choose from by name; what is chosen stands above, each to be removed. */
export function TargetPicker({ targets, change }: TargetPickerProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const { services, hosts } = useOffered();
  const searchId = useId();
  const all = [...services, ...hosts];
  const nameOf = (target: string): string => all.find((one) => one.target === target)?.name ?? target;
  const toggle = (target: string): void =>
    change(targets.includes(target) ? targets.filter((one) => one !== target) : [...targets, target]);
  const wanted = text.normalize('NFKC').toLowerCase();
  const found = (list: readonly Offered[]): Offered[] =>
    list.filter(({ name, target }) => `${name} ${target}`.normalize('NFKC').toLowerCase().includes(wanted));
  return (
    <fieldset className="target-picker">
      <legend>
        {t('maintenance.plan.targets')}
        <span className="field-required">{t('form.required')}</span>
      </legend>
      {targets.length > 0 && (
        <ul className="target-chosen">
          {targets.map((target) => (
            <li key={target}>
              <span>{nameOf(target)}</span>
              <button
                type="button"
                className="icon-button"
                title={t('maintenance.plan.targets.remove', { name: nameOf(target) })}
                onClick={() => toggle(target)}
              >
                <CloseIcon />
                <span className="hidden">{t('maintenance.plan.targets.remove', { name: nameOf(target) })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="hidden" htmlFor={searchId}>
        {t('maintenance.plan.targets.find')}
      </label>
      <input
        id={searchId}
        type="search"
        placeholder={t('maintenance.plan.targets.find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="target-list">
        {(
          [
            ['services', found(services)],
            ['hosts', found(hosts)],
          ] as const
        ).map(
          ([kind, list]) =>
            list.length > 0 && (
              <fieldset key={kind}>
                <legend>{t(`maintenance.plan.targets.${kind}`)}</legend>
                {list.slice(0, offeredMax).map(({ target, name }) => (
                  <label key={target}>
                    <input type="checkbox" checked={targets.includes(target)} onChange={() => toggle(target)} />
                    <span>{name}</span>
                  </label>
                ))}
              </fieldset>
            ),
        )}
        {found(all).length === 0 && <p className="muted">{t('maintenance.plan.targets.none')}</p>}
      </div>
    </fieldset>
  );
}

function useOffered(): { readonly services: readonly Offered[]; readonly hosts: readonly Offered[] } {
  const { instants } = usePage();
  const zone = encodeURIComponent(instants.zone.name);
  const services = useResource<{ definitions: readonly Told<{ title?: string }>[] }>('/api/v1/services', {
    everyMs: namesEveryMs,
  });
  const hosts = useResource<HostList>(`/api/v1/hosts?tz=${zone}`, { everyMs: namesEveryMs }, allHosts);
  return {
    services: (services.data?.definitions ?? []).map(({ definition: { id, title } }) => ({
      target: id,
      name: title ?? id,
    })),
    hosts: (hosts.data?.hosts ?? []).map(({ id, name }) => ({ target: `host:${id}`, name })),
  };
}
