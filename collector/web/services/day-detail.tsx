import type { Day } from '../../src/api/contract/day.ts';
import { useWords } from '../page.ts';
import { Duration } from '../parts/now.tsx';
import { Percent } from '../parts/percent.tsx';

const parts = ['baseMs', 'downMs', 'maintenanceMs', 'excludedMs', 'unknownMs'] as const;

/** What one day was made of. */
export function DayDetail({ day, holiday }: { day: Day; holiday: string | undefined }) {
  const { t } = useWords();
  return (
    <div className="day-detail" aria-live="polite">
      <h3>
        {day.day}
        {holiday !== undefined && <small>{holiday}</small>}
      </h3>
      <dl>
        <div>
          <dt>{t('services.col.availability')}</dt>
          <dd>{day.percent === null ? t('none') : <Percent decimal={day.percent} />}</dd>
        </div>
        {parts
          .filter((part) => part === 'baseMs' || day[part] > 0)
          .map((part) => (
            <div key={part}>
              <dt>{t(`service.day.${part}`)}</dt>
              <dd>
                <Duration ms={day[part]} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
