import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import { usePage, useWords } from '../page.ts';
import { lineText } from './line-text.ts';
import { SheetRow } from './sheet-row.tsx';
import { correctionsOf } from './timeline-panel.tsx';
import { useIncident } from './use-incident.ts';

type Action = IncidentSummary['incident']['interim'];

/** What happened, in order. What was corrected stands as it was corrected; the page itself keeps both. */
export function SheetTimeline() {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail } = useIncident();
  const corrections = correctionsOf(detail.timeline);
  const lines = detail.timeline.filter(
    ({ what, version }) => what !== 'changed' && !(what === 'note' && corrections.has(version)),
  );
  return (
    <section>
      <h3>{t('sheet.timeline')}</h3>
      <table className="sheet-timeline">
        <thead>
          <tr>
            <th scope="col">{t('sheet.at', { zone: instants.zoneLabel(Date.parse(detail.asOf)) })}</th>
            <th scope="col">{t('sheet.event')}</th>
            <th scope="col">{t('sheet.by')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.version} ${line.what} ${line.outage?.target ?? ''} ${line.outage?.at ?? ''} ${line.state ?? ''}`}
            >
              <td>{instants.full(Date.parse(line.at))}</td>
              <td>{lineText(line, detail, t, instants)}</td>
              <td>{line.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Why it happened, what is done about it, and what is learned. */
export function SheetActions() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { cause, interim, permanent, waived, review, decisions = [], links = [] } = detail.incident;
  return (
    <>
      <section>
        <h3>{t('sheet.cause')}</h3>
        <dl className="sheet-rows">
          <SheetRow name={t('sheet.category')}>{cause && t(`cause.of.${cause.category}`)}</SheetRow>
          <SheetRow name={t('sheet.certainty')}>{cause && t(`cause.certainty.${cause.certainty}`)}</SheetRow>
          <SheetRow name={t('sheet.text')}>{cause?.text}</SheetRow>
        </dl>
      </section>
      <section>
        <h3>{t('sheet.actions')}</h3>
        <dl className="sheet-rows">
          <SheetRow name={t('sheet.interim')}>
            <ActionText action={interim} />
          </SheetRow>
          {waived === undefined ? (
            <SheetRow name={t('sheet.permanent')}>
              <ActionText action={permanent} />
            </SheetRow>
          ) : (
            <SheetRow name={t('sheet.waived')}>{waived}</SheetRow>
          )}
        </dl>
      </section>
      <section>
        <h3>{t('sheet.review')}</h3>
        <p className="said">{review?.lessons ?? t('sheet.none')}</p>
      </section>
      <section>
        <h3>{t('sheet.decisions')}</h3>
        {decisions.length + links.length === 0 && <p>{t('sheet.nothing')}</p>}
        <ul className="bullets">
          {decisions.map((decision) => (
            <li key={decision}>{decision}</li>
          ))}
          {links.map(({ title, url }) => (
            <li key={url}>
              {title} {url}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function ActionText({ action }: { action: Action }) {
  const { t } = useWords();
  if (action === undefined) return <span className="muted">{t('sheet.none')}</span>;
  const { text, owner, dueOn, doneOn } = action;
  const rest = [
    owner && `${t('sheet.owner')} ${owner}`,
    dueOn && `${t('sheet.due')} ${dueOn}`,
    doneOn && `${t('sheet.done')} ${doneOn}`,
  ].filter(Boolean);
  return (
    <>
      {text}
      {rest.length > 0 && <small>{rest.join(' / ')}</small>}
    </>
  );
}
