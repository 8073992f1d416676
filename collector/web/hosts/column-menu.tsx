import { useWords } from '../page.ts';
import { Menu } from '../parts/menu.tsx';
import { usePlace } from '../router.ts';
import { columnKeys, columns, columnsText, fixedColumns, parseColumns } from './host-columns.ts';

/** Which columns the list has. */
export function ColumnMenu() {
  const { t, router } = useWords();
  const place = usePlace();
  const chosen = parseColumns(place.query.get('cols'));
  return (
    <Menu label={t('hosts.columns')}>
      {columnKeys
        .filter((key) => !fixedColumns.has(key))
        .map((key) => (
          <label key={key} className="check-line">
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={({ target: { checked } }) => {
                const next = columnKeys.filter((one) => (one === key ? checked : chosen.includes(one)));
                router.go(place.with({ cols: columnsText(next) }), 'replace');
              }}
            />
            {t(columns[key].label)}
          </label>
        ))}
      <hr />
      <button type="button" className="menu-item" onClick={() => router.go(place.with({ cols: null }), 'replace')}>
        {t('hosts.columns.default')}
      </button>
    </Menu>
  );
}
