import type { Role } from '../../src/api/may.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';

/** The roles from the one that sees least. */
const roles: readonly Role[] = ['viewer', 'operator', 'approver', 'auditor', 'admin'];

const freshness = { topics: ['services'], everyMs: 60_000 } as const;

/** What somebody is to be: a role, and of a viewer his services. */
export interface RoleWish {
  readonly role: Role;
  readonly services: readonly string[] | null;
}

/** A viewer of nothing sees nothing. */
export function isWhole({ role, services }: RoleWish): boolean {
  return role !== 'viewer' || (services !== null && services.length > 0);
}

interface RoleChoiceProps {
  readonly wish: RoleWish;
  change(wish: RoleWish): void;
}

/** Every role with what it may do; of a viewer the services too. */
export function RoleChoice({ wish, change }: RoleChoiceProps) {
  const { t } = useWords();
  return (
    <>
      <fieldset className="role-choice">
        <legend>{t('people.field.role')}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="radio"
              name="role"
              value={role}
              checked={wish.role === role}
              onChange={() => change({ role, services: role === 'viewer' ? (wish.services ?? []) : null })}
            />
            {t(`role.${role}`)}
            <small>{t(`role.${role}.does`)}</small>
          </label>
        ))}
      </fieldset>
      {wish.role === 'viewer' && (
        <ServiceChoice chosen={wish.services ?? []} change={(services) => change({ role: 'viewer', services })} />
      )}
    </>
  );
}

interface ServiceChoiceProps {
  readonly chosen: readonly string[];
  change(services: readonly string[]): void;
}

function ServiceChoice({ chosen, change }: ServiceChoiceProps) {
  const { t } = useWords();
  const { data } = useResource<{ definitions: readonly Told<{ title?: string }>[] }>('/api/v1/services', freshness);
  const defined = data?.definitions.map(({ definition: { id, title } }) => ({ id, title: title ?? id })) ?? [];
  // One that is no longer defined stays to be seen, and can be taken away.
  const gone = chosen.filter((id) => !defined.some((one) => one.id === id)).map((id) => ({ id, title: id }));
  const services = [...defined, ...gone];
  return (
    <fieldset className="service-choice">
      <legend>{t('role.services')}</legend>
      {services.length === 0 && <p className="muted">{t('role.services.none')}</p>}
      <ul>
        {services.map(({ id, title }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  change(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              {title}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
