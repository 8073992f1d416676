import type { HostInventory } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { useServiceNames } from '../data/service-names.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { hostPath } from '../parts/range-paths.ts';
import { ChangeTable } from './change-table.tsx';
import { factLabel, factText } from './fact-words.ts';

/** Agents look once a day. */
const inventoryEveryMs = 60_000;

/** The host as a configuration item: what it is made of, what it is related to, and what changed when. */
export function InventoryPanel({ hostId }: { hostId: string }) {
  const { t } = useWords();
  const freshness = { host: hostId, everyMs: inventoryEveryMs };
  const { data, problem, reload } = useResource<HostInventory>(`${hostPath(hostId)}/inventory`, freshness);
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('inventory.title')}</h2>
      </header>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data?.facts.length === 0 && <p className="muted">{t('inventory.none')}</p>}
      {data !== undefined && <Item of={data} />}
      {data !== undefined && <ChangeTable changes={data.changes} />}
    </section>
  );
}

function Item({ of: { facts, relations, changes } }: { of: HostInventory }) {
  const { t } = useWords();
  const serviceNames = useServiceNames();
  const nameOf = (target: string): string => serviceNames.get(target.replace(/^service:/, '')) ?? target;
  const changed = new Set(changes.map(({ name, instance }) => `${name} ${instance}`));
  return (
    <dl className="facts">
      {facts.map(({ name, instance, value, since }) => (
        <div key={`${name} ${instance}`}>
          <dt>{factLabel(t, name, instance)}</dt>
          <dd>
            {factText(t, name, value)}
            {changed.has(`${name} ${instance}`) && <Since at={since} />}
          </dd>
        </div>
      ))}
      {(['part-of', 'looks-at'] as const).map((kind) => {
        const targets = relations.filter(({ relation }) => relation === kind).map(({ target }) => target);
        return (
          targets.length > 0 && (
            <div key={kind}>
              <dt>{t(`inventory.relation.${kind}`)}</dt>
              <dd>{listed(targets.map(nameOf), t)}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

/** Only of what changed: all else is as old as what is known of the host. */
function Since({ at }: { at: string }) {
  const { t } = useWords();
  const { instants } = usePage();
  const ms = Date.parse(at);
  return (
    <small className="muted">
      {' '}
      <At ms={ms}>{t('inventory.since', { at: instants.minute(ms) })}</At>
    </small>
  );
}
