import type { HostSummary } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import type { FirstService } from './first-promise.ts';

interface HostChoiceProps {
  readonly hosts: readonly HostSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly needs: FirstService['needs'];
  choose(chosen: ReadonlySet<string>): void;
  chooseNeeds(needs: FirstService['needs']): void;
}

/** Which hosts carry a service, and how many of them it needs. */
export function HostChoice({ hosts, chosen, needs, choose, chooseNeeds }: HostChoiceProps) {
  const { t } = useWords();
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <fieldset>
      <legend>{t('welcome.service.hosts')}</legend>
      <div className="welcome-hosts">
        {hosts.map(({ id, name }) => (
          <label key={id} className="welcome-check">
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
      </div>
      {chosen.size > 1 && (
        <div className="welcome-needs">
          {(['all', 'any'] as const).map((one) => (
            <label key={one} className="welcome-check">
              <input type="radio" name="needs" checked={needs === one} onChange={() => chooseNeeds(one)} />
              {t(`welcome.service.need.${one}`)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
