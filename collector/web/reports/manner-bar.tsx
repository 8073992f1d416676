import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { useWords } from '../page.ts';
import { Menu } from '../parts/menu.tsx';
import { usePlace } from '../router.ts';
import { fileHref, type Manner } from './manner.ts';

interface MannerBarProps {
  readonly answer: ReportAnswer;
  readonly path: string;
  readonly manner: Manner;
}

/** How the report is read: edition, language, years; and its files in that manner. */
export function MannerBar({ answer, path, manner }: MannerBarProps) {
  const { t, router } = useWords();
  const place = usePlace();
  const choose = (changes: Readonly<Record<string, string | null>>): void => router.go(place.with(changes), 'replace');
  const { report, editions, edition } = answer;
  return (
    <div className="report-manner">
      {editions.length > 1 && (
        <Choice
          label={t('report.edition')}
          value={String(report.document.edition)}
          options={editions.map((n) => [
            String(n),
            t(n === edition ? 'report.edition.last' : 'reports.edition', { n }),
          ])}
          choose={(value) => choose({ edition: Number(value) === edition ? null : value })}
        />
      )}
      <Choice
        label={t('report.language')}
        value={manner.lang}
        options={[
          ['ja', '日本語'],
          ['en', 'English'],
        ]}
        choose={(lang) => choose({ lang })}
      />
      <Choice
        label={t('report.dates')}
        value={manner.dates ?? ''}
        options={[
          ['', t('report.dates.agreed', { style: t(`report.dates.${report.document.dates}`) })],
          ['western', t('report.dates.western')],
          ['era', t('report.dates.era')],
          ['both', t('report.dates.both')],
        ]}
        choose={(dates) => choose({ dates })}
      />
      <Menu label={t('report.download')}>
        <ul className="report-files">
          {formats.map((format) => (
            <li key={format}>
              <a href={fileHref(path, format, manner)} download>
                {t(`report.download.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </Menu>
    </div>
  );
}

const formats = ['pdf', 'xlsx', 'csv', 'html', 'json', 'zip'] as const;

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label className="report-choice">
      <span className="hidden">{label}</span>
      <select title={label} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
