import type { IncidentImpact } from '../../src/api/contract/incident-impact.ts';
import type { IncidentClockAnswer } from '../../src/api/journal-answers.ts';
import { formatDuration, formatInterval } from '../format/duration.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { monthName } from '../parts/month-stepper.tsx';
import { ledgerFacts } from './ledger-facts.ts';
import { SheetRow } from './sheet-row.tsx';
import { useIncident } from './use-incident.ts';

/** What happened when, how it was judged, and how its clocks came out. */
export function SheetSummary() {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail } = useIncident();
  const { incident, respond, resolve, overruled } = detail;
  const { detectedAt, restoredAt } = incident;
  const zoned = (at: string | undefined): string => (at === undefined ? '' : instants.zoned(Date.parse(at)));
  const { beganAt, down } = ledgerFacts(detail);
  return (
    <section>
      <h3>{t('sheet.summary')}</h3>
      <dl className="sheet-rows">
        <SheetRow name={t('sheet.what')}>{incident.title}</SheetRow>
        <SheetRow name={t('sheet.state')}>{t(`incidents.state.${incident.state}`)}</SheetRow>
        <SheetRow name={t('sheet.priority')}>
          <Judged />
        </SheetRow>
        <SheetRow name={t('sheet.occurred')}>{zoned(beganAt)}</SheetRow>
        <SheetRow name={t('sheet.detected')}>{zoned(detectedAt)}</SheetRow>
        <SheetRow name={t('sheet.how')}>{t(`incidents.source.${incident.source}`)}</SheetRow>
        <SheetRow name={t('sheet.restored')}>
          {restoredAt === undefined ? t('sheet.ongoing') : zoned(restoredAt)}
        </SheetRow>
        <SheetRow name={t('sheet.duration')}>
          {down === null
            ? t('sheet.nothing')
            : t('sheet.duration.counted', {
                duration: formatDuration(down.fullMs, t),
                counted: formatDuration(down.countedMs, t),
              })}
        </SheetRow>
        <SheetRow name={t('sheet.clocks')}>
          <ClockLine name={t('incidents.column.respond')} clock={respond} />
          <br />
          <ClockLine name={t('incidents.column.resolve')} clock={resolve} />
          {overruled !== null && (
            <>
              <br />
              {overruled.restoredAt === null
                ? t('incidents.clock.lasting')
                : t('incidents.clock.measured', { at: zoned(overruled.restoredAt) })}
            </>
          )}
        </SheetRow>
      </dl>
    </section>
  );
}

function Judged() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { priority, incident } = detail;
  const { impact, urgency } = incident;
  const name = t(`incidents.priority.${(priority ?? 'none') as 'none'}`);
  if (impact === undefined || urgency === undefined) return name;
  return t('sheet.judged', {
    priority: name,
    impact: t(`incidents.degree.${impact}`),
    urgency: t(`incidents.urgency.${urgency}`),
  });
}

function ClockLine({ name, clock }: { name: string; clock: IncidentClockAnswer }) {
  const { t } = useWords();
  const { elapsedMs, targetMs, isStopped, isMet } = clock;
  const took = formatDuration(elapsedMs, t);
  if (targetMs === null) return `${name} ${took}`;
  const verdict = !isStopped
    ? t('sheet.clock.open')
    : `${isMet ? '○' : '✕'} ${t(isMet ? 'incidents.clock.met' : 'incidents.clock.missed')}`;
  return t('sheet.clock', { name, took, target: formatInterval(targetMs, t), verdict });
}

/** Whom it hit, and what it took of each promise. */
export function SheetImpact({ impact }: { impact: IncidentImpact | undefined }) {
  const { t } = useWords();
  const { detail } = useIncident();
  const { affected } = detail.incident;
  const namesOf = (list: readonly { readonly target: string }[]): string =>
    listed(
      list.map(({ target }) => impact?.titles[target] ?? target),
      t,
    );
  const services = impact?.services.filter(({ wasDown, because }) => wasDown || because.length === 0) ?? [];
  return (
    <section>
      <h3>{t('sheet.impact')}</h3>
      <dl className="sheet-rows">
        <SheetRow name={t('sheet.services')}>{services.length > 0 ? namesOf(services) : t('sheet.nothing')}</SheetRow>
        <SheetRow name={t('sheet.hosts')}>
          {impact !== undefined && impact.hosts.length > 0 ? namesOf(impact.hosts) : t('sheet.nothing')}
        </SheetRow>
        <SheetRow name={t('sheet.scope')}>{affected?.text}</SheetRow>
        <SheetRow name={t('sheet.users')}>
          {affected?.usersAffected !== undefined && t('sheet.users.about', { n: affected.usersAffected })}
        </SheetRow>
        {(impact?.budgets ?? []).map(({ slo, title, countedMs, eaten, period }) => (
          <SheetRow key={`${slo} ${period}`} name={t('sheet.promise')}>
            {t('sheet.promise.of', {
              slo: title,
              counted: formatDuration(countedMs, t),
              month: monthName(t, period),
              eaten: eaten ?? '—',
            })}
          </SheetRow>
        ))}
      </dl>
    </section>
  );
}
