import { useState } from 'react';
import type { IncidentDetail } from '../../src/api/journal-answers.ts';
import type { Answer } from '../data/client.ts';
import { formatDuration } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { At, Duration } from '../parts/now.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { OutagesDialog } from './outages-dialog.tsx';
import { useIncident } from './use-incident.ts';

/** The outages that it is about, as the ledger has them now. */
export function OutagesPanel() {
  const { t } = useWords();
  const { client } = usePage();
  const { detail, isWritable, reload } = useIncident();
  const [isAdding, setAdding] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const remove = async ({ target, at }: IncidentDetail['outages'][number]): Promise<void> => {
    const answer = await client.send('POST', `/api/v1/incidents/${detail.id}/outages`, { detach: [{ target, at }] });
    setRefused(answer.ok ? null : answer);
    if (answer.ok) reload();
  };
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('incident.outages')}</h2>
        <span className="bar-space" />
        {isWritable && (
          <button type="button" className="link-button not-printed" onClick={() => setAdding(true)}>
            {t('incident.outages.add')}
          </button>
        )}
      </header>
      {detail.outages.length === 0 ? (
        <p className="muted">{t('incident.outages.none')}</p>
      ) : (
        <ul className="incident-outages">
          {detail.outages.map((outage) => (
            <OutageRow
              key={`${outage.target} ${outage.at}`}
              outage={outage}
              remove={isWritable ? () => void remove(outage) : null}
            />
          ))}
        </ul>
      )}
      {refused !== null && <SaveProblem answer={refused} />}
      {isAdding && (
        <OutagesDialog
          saved={() => {
            setAdding(false);
            reload();
          }}
          close={() => setAdding(false)}
        />
      )}
    </section>
  );
}

interface OutageRowProps {
  readonly outage: IncidentDetail['outages'][number];
  readonly remove: (() => void) | null;
}

function OutageRow({ outage, remove }: OutageRowProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail } = useIncident();
  const { target, at, from, to, downMs, countedMs } = outage;
  const fromMs = Date.parse(from ?? at);
  const name = detail.titles[target] ?? target;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {from === null ? (
          <small className="low">{t('incident.outages.gone')}</small>
        ) : (
          <small>
            <At ms={fromMs} as="full" /> –{' '}
            {to === null ? (
              t('incidents.ongoing')
            ) : (
              <At ms={Date.parse(to)}>{instants.until(fromMs, Date.parse(to))}</At>
            )}
          </small>
        )}
      </div>
      {from !== null && (
        <div className="incident-outage-length">
          <Duration ms={downMs} />
          <small>{t('incident.outages.counted', { duration: formatDuration(countedMs, t) })}</small>
        </div>
      )}
      {remove !== null && (
        <button
          type="button"
          className="icon-button not-printed"
          title={t('incident.outages.remove')}
          aria-label={`${t('incident.outages.remove')}: ${name}`}
          onClick={remove}
        >
          <CloseIcon />
        </button>
      )}
    </li>
  );
}
