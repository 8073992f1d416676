import type { KeyAnswer } from '../../src/api/contract/people.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';

interface KeyTableProps {
  readonly keys: readonly KeyAnswer[];
  revoke(key: KeyAnswer): void;
}

/** What opens the API to programs. */
export function KeyTable({ keys, revoke }: KeyTableProps) {
  const { t } = useWords();
  const { session, instants } = usePage();
  const mayChange = session.may.includes('administer');
  const zone = <small>{instants.zoneLabel(Date.now())}</small>;
  return (
    <table className="people-table">
      <caption className="hidden">{t('apikeys.lead')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('apikeys.column.name')}</th>
          <th scope="col">{t('apikeys.column.role')}</th>
          <th scope="col">
            {t('apikeys.column.created')} {zone}
          </th>
          <th scope="col">
            {t('apikeys.column.used')} {zone}
          </th>
          <th scope="col">
            {t('apikeys.column.expires')} {zone}
          </th>
          {mayChange && (
            <th scope="col">
              <span className="hidden">{t('apikeys.column.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.name} data-disabled={key.isExpired}>
            <th scope="row">{key.name}</th>
            <td data-label={t('apikeys.column.role')}>
              {t(`role.${key.role}`)}
              {key.services !== null && <small>{listed(key.services, t)}</small>}
            </td>
            <td data-label={t('apikeys.column.created')}>
              <At ms={Date.parse(key.createdAt)} as="minute" />
            </td>
            <td data-label={t('apikeys.column.used')}>
              {key.usedAt === null ? t('apikeys.never') : <At ms={Date.parse(key.usedAt)} as="minute" />}
            </td>
            <td data-label={t('apikeys.column.expires')}>
              {key.expiresAt === null ? t('apikeys.endless') : <At ms={Date.parse(key.expiresAt)} as="minute" />}{' '}
              {key.isExpired && <span className="flag">{t('apikeys.expired')}</span>}
            </td>
            {mayChange && (
              <td>
                <div className="row-actions">
                  <button
                    type="button"
                    className="button"
                    aria-label={t('apikeys.revoke.of', { name: key.name })}
                    onClick={() => revoke(key)}
                  >
                    {t('apikeys.revoke')}
                  </button>
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
