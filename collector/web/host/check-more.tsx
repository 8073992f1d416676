import type { Availability, CheckDetail } from '../../src/api/contract.ts';
import { formatInterval } from '../format/duration.ts';
import { useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { OutageTable } from './outage-table.tsx';

interface CheckMoreProps {
  readonly check: CheckDetail;
  readonly availability: Availability | undefined;
  zoom(fromMs: number, toMs: number): void;
}

/** What a check's row has no room for: its rule, its whole last output, where the time went, its outages. */
export function CheckMore({ check, availability, zoom }: CheckMoreProps) {
  const { t } = useWords();
  const { lastLook, intervalMs, failures, recoveries } = check;
  return (
    <div className="check-more">
      <p className="muted">{t('check.rule', { every: formatInterval(intervalMs, t), failures, recoveries })}</p>
      {lastLook !== null && (
        <div className="check-look">
          <div>
            <h3>
              <LookTitle at={lastLook.at} />
            </h3>
            <pre>{lastLook.output}</pre>
          </div>
          {lastLook.timings.length > 0 && (
            <div>
              <h3>{t('check.timings')}</h3>
              <Timings timings={lastLook.timings} />
            </div>
          )}
        </div>
      )}
      <h3>{t('host.outages.title')}</h3>
      {availability !== undefined && <OutageTable availability={availability} zoom={zoom} />}
    </div>
  );
}

function LookTitle({ at }: { at: string }) {
  const { t } = useWords();
  return (
    <>
      {t('check.last')} <At ms={Date.parse(at)} />
    </>
  );
}

/** Each step of the look as a bar against the longest. */
function Timings({ timings }: { timings: readonly { name: string; ms: number }[] }) {
  const longestMs = Math.max(...timings.map(({ ms }) => ms), 1);
  return (
    <dl className="timings">
      {timings.map(({ name, ms }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="timing-bar" aria-hidden="true">
              <span style={{ width: `${(ms / longestMs) * 100}%` }} />
            </span>
            {ms.toFixed(1)} ms
          </dd>
        </div>
      ))}
    </dl>
  );
}
