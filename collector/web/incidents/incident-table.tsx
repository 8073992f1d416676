import type { IncidentList, IncidentSummary } from '../../src/api/journal-answers.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { affectedNames } from './affected-names.ts';
import { ClockView, DetectedView } from './clock-view.tsx';
import { PriorityMark } from './priority-mark.tsx';

/** More names than these in a row help nobody. */
const namesMax = 3;

interface IncidentTableProps {
  readonly incidents: readonly IncidentSummary[];
  readonly list: Pick<IncidentList, 'titles' | 'asOf'>;
  readonly caption: string;
}

/** Incidents with their three clocks; each row leads to its page. */
export function IncidentTable({ incidents, list, caption }: IncidentTableProps) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <table className="incidents">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('incidents.column.priority')}</th>
          <th scope="col">{t('incidents.column.what')}</th>
          <th scope="col">{t('incidents.column.state')}</th>
          <th scope="col">
            {t('incidents.column.detected')}
            <small> {instants.zoneLabel(Date.parse(list.asOf))}</small>
          </th>
          <th scope="col">{t('incidents.column.respond')}</th>
          <th scope="col">{t('incidents.column.resolve')}</th>
          <th scope="col">{t('incidents.column.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((one) => (
          <IncidentRow key={one.id} one={one} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function IncidentRow({ one, list }: { one: IncidentSummary; list: IncidentTableProps['list'] }) {
  const { t } = useWords();
  const { id, incident, priority, respond, resolve } = one;
  const names = affectedNames(incident, list.titles);
  return (
    <tr data-state={incident.state}>
      <td>
        <PriorityMark priority={priority} />
      </td>
      <th scope="row">
        <Link href={`/incidents/${id}`}>{incident.title}</Link>
        <small>
          {id}
          {names.length > 0 && ` · ${listed(names.slice(0, namesMax), t)}`}
          {names.length > namesMax && ` ${t('incidents.affected.more', { n: names.length - namesMax })}`}
          {incident.isPotential === true && ` · ${t('incidents.potential')}`}
        </small>
      </th>
      <td>
        <span className="incident-state" data-state={incident.state}>
          {incident.mergedInto === undefined
            ? t(`incidents.state.${incident.state}`)
            : t('incidents.merged', { id: incident.mergedInto })}
        </span>
      </td>
      <td data-label={t('incidents.column.detected')}>
        <DetectedView {...one} />
      </td>
      <td data-label={t('incidents.column.respond')}>
        <ClockView clock={respond} incident={one} asOf={list.asOf} />
      </td>
      <td data-label={t('incidents.column.resolve')}>
        <ClockView clock={resolve} incident={one} asOf={list.asOf} />
      </td>
      <td data-label={t('incidents.column.owner')}>
        {incident.owner ?? <span className="muted">{t('incidents.owner.none')}</span>}
      </td>
    </tr>
  );
}
