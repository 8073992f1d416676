import type { IncidentImpact } from '../../src/api/contract/incident-impact.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { useNow } from '../parts/now.tsx';
import { SheetActions, SheetTimeline } from './sheet-course.tsx';
import { SheetImpact, SheetSummary } from './sheet-facts.tsx';
import { SheetRow } from './sheet-row.tsx';
import { useIncident } from './use-incident.ts';

interface Agreement {
  readonly customer: { readonly name: string; readonly department?: string };
  readonly provider?: { readonly name: string; readonly department?: string };
}

const freshness = { topics: ['incidents'], everyMs: 60_000 } as const;

/** The incident report: the form that is approved and handed to a customer, on A4. */
export function ReportSheet() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { id, version, hash, incident } = detail;
  const impact = useResource<IncidentImpact>(`/api/v1/incidents/${id}/impact`, freshness);
  const agreement = useResource<Told<Agreement>>(
    incident.sla === undefined ? null : `/api/v1/slas/${encodeURIComponent(incident.sla)}`,
    freshness,
  );
  return (
    <>
      <div className="sheet-bar not-printed">
        <p className="muted">{t('sheet.lead')}</p>
        <button type="button" className="button primary" onClick={() => window.print()}>
          {t('sheet.print')}
        </button>
      </div>
      <article className="sheet" aria-label={t('sheet.title')}>
        <SheetHead agreement={agreement.data?.definition} />
        <SheetSummary />
        <SheetImpact impact={impact.data} />
        <SheetTimeline />
        <SheetActions />
        <footer className="sheet-foot">{t('sheet.foot', { id, version, hash })}</footer>
      </article>
    </>
  );
}

function SheetHead({ agreement }: { agreement: Agreement | undefined }) {
  const { t } = useWords();
  const { session, instants } = usePage();
  const nowMs = useNow();
  const { detail } = useIncident();
  const partyOf = (party: Agreement['customer'] | undefined): string =>
    party === undefined ? '' : [party.name, party.department].filter(Boolean).join(' ');
  const customer = partyOf(agreement?.customer);
  return (
    <header className="sheet-head">
      <dl className="sheet-document">
        <SheetRow name={t('sheet.number')}>{detail.id}</SheetRow>
        <SheetRow name={t('sheet.version')}>{detail.version}</SheetRow>
        <SheetRow name={t('sheet.date')}>{dayOf(nowMs, instants.zone)}</SheetRow>
      </dl>
      <h2>{t('sheet.title')}</h2>
      <div className="sheet-parties">
        <dl>
          {customer !== '' && <SheetRow name={t('sheet.to')}>{t('sheet.to.honorific', { name: customer })}</SheetRow>}
          <SheetRow name={t('sheet.from')}>{partyOf(agreement?.provider) || session.organisation.name}</SheetRow>
        </dl>
        <table className="sheet-approval">
          <thead>
            <tr>
              <th scope="col">{t('sheet.approved')}</th>
              <th scope="col">{t('sheet.checked')}</th>
              <th scope="col">{t('sheet.prepared')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td />
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </header>
  );
}
