import { useWords } from '../page.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { type FormValues, fieldProblem } from './record-form.ts';
import type { RecordField } from './record-kind.ts';

interface MonthFieldsProps {
  readonly fields: readonly RecordField[];
  readonly months: readonly FormValues[];
  change(months: readonly FormValues[]): void;
}

/** What is told month by month, a row each, the newest first. */
export function MonthFields({ fields, months, change }: MonthFieldsProps) {
  const { t } = useWords();
  const set = (index: number, key: string, value: string): void =>
    change(months.map((month, at) => (at === index ? { ...month, [key]: value } : month)));
  const names = months.map(({ month = '' }) => month);
  const isWrong = (month: string): boolean =>
    month !== '' && (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || names.filter((one) => one === month).length > 1);
  const rows = months.map((month, index) => ({ month, index })).toReversed();
  return (
    <fieldset className="months">
      <legend>
        <h3>{t('record.months')}</h3>
      </legend>
      <button type="button" className="link-button" onClick={() => change([...months, { month: '' }])}>
        {t('record.months.add')}
      </button>
      <div className="scroll-y months-rows">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('record.month')}</th>
              {fields.map(({ key, label }) => (
                <th key={key} scope="col">
                  {t(label)}
                </th>
              ))}
              <th scope="col">
                <span className="hidden">{t('record.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ month, index }) => (
              // Rows are only added and removed: their place is what tells them apart while they are typed.
              <tr key={`row ${index}`}>
                <td>
                  <div className="field">
                    <input
                      aria-label={t('record.month')}
                      aria-invalid={isWrong(month.month ?? '') || undefined}
                      placeholder={t('record.months.hint')}
                      value={month.month ?? ''}
                      onChange={(event) => set(index, 'month', event.target.value)}
                    />
                  </div>
                </td>
                {fields.map((field) => (
                  <td key={field.key}>
                    <div className="field">
                      <input
                        aria-label={`${month.month} ${t(field.label)}`}
                        aria-invalid={fieldProblem(field, month[field.key] ?? '') !== null || undefined}
                        value={month[field.key] ?? ''}
                        onChange={(event) => set(index, field.key, event.target.value)}
                      />
                    </div>
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="icon-button"
                    title={t('record.months.remove', { month: month.month ?? '' })}
                    onClick={() => change(months.filter((_, at) => at !== index))}
                  >
                    <CloseIcon />
                    <span className="hidden">{t('record.months.remove', { month: month.month ?? '' })}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {names.some(isWrong) && <small className="problem-line">{t('record.problem.month')}</small>}
    </fieldset>
  );
}
