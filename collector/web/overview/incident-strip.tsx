import type { Overview } from '../../src/api/contract/overview.ts';
import { messageOr } from '../i18n/translate.ts';
import { ClockView } from '../incidents/clock-view.tsx';
import { PriorityMark } from '../incidents/priority-mark.tsx';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Elapsed } from '../parts/now.tsx';
import { StateShape } from '../parts/state-mark.tsx';

interface IncidentStripProps {
  readonly list: NonNullable<Overview['incidents']>;
  readonly asOf: string;
}

/** The incidents that are not closed, with their clocks. */
export function IncidentStrip({ list: { latest, total }, asOf }: IncidentStripProps) {
  const { t } = useWords();
  if (latest.length === 0) {
    return (
      <p className="incident-strip calm">
        <span className="state-mark" data-status="up">
          <StateShape status="up" />
        </span>
        {t('overview.incidents.none')}
      </p>
    );
  }
  return (
    <section className="incident-strip" aria-label={t('overview.incidents')}>
      <h2 className="hidden">{t('overview.incidents')}</h2>
      <ul>
        {latest.map((incident) => (
          <li key={incident.id} data-state={incident.state}>
            <span className="strip-what">
              <PriorityMark priority={incident.priority} />
              <span>
                <Link href={`/incidents/${incident.id}`}>{incident.title}</Link>
                <small>
                  {incident.id} · {messageOr(t, `incidents.state.${incident.state}`, incident.state)} ·{' '}
                  {incident.owner ?? t('incidents.owner.none')}
                </small>
              </span>
            </span>
            <dl>
              <div>
                <dt>{t('incidents.column.detected')}</dt>
                <dd>
                  <Elapsed since={incident.detectedAt} />
                </dd>
              </div>
              <div>
                <dt>{t('incidents.column.respond')}</dt>
                <dd>
                  <ClockView clock={incident.respond} incident={incident} asOf={asOf} />
                </dd>
              </div>
              <div>
                <dt>{t('incidents.column.resolve')}</dt>
                <dd>
                  <ClockView clock={incident.resolve} incident={incident} asOf={asOf} />
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      {latest.length < total && (
        <p className="strip-rest">
          <Link href="/incidents">{t('overview.incidents.rest', { n: total - latest.length })}</Link>
        </p>
      )}
    </section>
  );
}
