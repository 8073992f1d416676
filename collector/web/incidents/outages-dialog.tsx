import { useState } from 'react';
import type { OutageList } from '../../src/api/contract/outages.ts';
import { useResource } from '../data/resource.ts';
import { monthAt } from '../format/month.ts';
import { usePage, useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { At, Duration } from '../parts/now.tsx';
import { useIncident } from './use-incident.ts';

interface OutagesDialogProps {
  saved(): void;
  close(): void;
}

/** Chooses outages of the month of the incident that are in none yet. */
export function OutagesDialog({ saved, close }: OutagesDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const { detail } = useIncident();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const month = monthAt(Date.parse(detail.incident.detectedAt), instants.zone);
  const zone = encodeURIComponent(instants.zone.name);
  const { data } = useResource<OutageList>(`/api/v1/outages?month=${month}&tz=${zone}`, { everyMs: 60_000 });
  const outages = (data?.outages ?? []).filter(({ incidents }) => incidents.length === 0).toReversed();
  const keyOf = ({ target, at }: { target: string; at: string }): string => `${target} ${at}`;
  const attach = outages.filter((one) => chosen.includes(keyOf(one))).map(({ target, at }) => ({ target, at }));
  return (
    <FormDialog
      title={t('incident.outages.add')}
      action={t('incident.outages.attach', { n: attach.length })}
      isReady={attach.length > 0}
      send={() => client.send('POST', `/api/v1/incidents/${detail.id}/outages`, { attach })}
      done={saved}
      close={close}
    >
      <p className="muted">{t('incident.outages.lead', { month: monthName(t, month) })}</p>
      {data !== undefined && outages.length === 0 && <p>{t('incident.outages.choose.none')}</p>}
      <ul className="outage-choices">
        {outages.map((one) => (
          <li key={keyOf(one)}>
            <label className="check-line">
              <input
                type="checkbox"
                checked={chosen.includes(keyOf(one))}
                onChange={({ target: { checked } }) =>
                  setChosen((before) =>
                    checked ? [...before, keyOf(one)] : before.filter((key) => key !== keyOf(one)),
                  )
                }
              />
              <span>
                {data?.titles?.[one.target] ?? one.target}
                <small>
                  <At ms={Date.parse(one.from)} as="minute" /> · <Duration ms={one.downMs} />
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {data !== undefined && <CutNote shown={data.outages.length} total={data.total} />}
    </FormDialog>
  );
}
