import type { HostDetail } from '../../src/api/contract.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useServiceNames } from '../data/service-names.ts';
import { useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { Link } from '../parts/link.tsx';
import { Percent } from '../parts/percent.tsx';

/** Promises change rarely, and a change is told; their numbers move by the minute. */
const [slosEveryMs, evaluationEveryMs] = [60_000, 30_000];
const topics = ['slos', 'services'];
/** Each is a question of its own to the collector. */
const rowsMax = 12;

interface Slo {
  readonly title?: string;
  readonly target: string;
  readonly objective: string;
}

interface SloList {
  readonly definitions: readonly Told<Slo>[];
}

interface Evaluated {
  readonly evaluation: {
    readonly primary: { readonly percent: string } | null;
    readonly verdict: 'met' | 'missed' | 'undetermined' | null;
  };
}

/** The services that stand on the host, and what was promised of them. */
export function Dependents({ host }: { host: HostDetail }) {
  const { t } = useWords();
  const names = useServiceNames();
  const { data } = useResource<SloList>('/api/v1/slos', { topics, everyMs: slosEveryMs });
  const own = (target: string): boolean => target === `host:${host.id}` || target.startsWith(`check:${host.id}/`);
  const promises = (data?.definitions ?? []).map(({ definition }) => definition);
  const rows = promises.filter(({ target }) => own(target) || host.services.includes(target));
  const unpromised = host.services.filter((id) => !rows.some(({ target }) => target === id));
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('host.dependents')}</h2>
      </header>
      {rows.length + unpromised.length === 0 ? (
        <p className="muted">{t('host.dependents.none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('host.dependents.service')}</th>
              <th scope="col">{t('host.dependents.promise')}</th>
              <th scope="col">{t('host.dependents.now')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsMax).map(({ id, title, target, objective }) => (
              <tr key={id}>
                <th scope="row">{own(target) ? t('host.dependents.itself') : (names.get(target) ?? target)}</th>
                <td>
                  <Link href={`/services/${encodeURIComponent(id)}`}>{title ?? id}</Link> {objective}
                  <span className="unit">%</span>
                </td>
                <td>
                  <Standing slo={id} />
                </td>
              </tr>
            ))}
            {unpromised.map((id) => (
              <tr key={id}>
                <th scope="row">{names.get(id) ?? id}</th>
                <td className="muted" colSpan={2}>
                  {t('host.dependents.unpromised')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CutNote shown={Math.min(rows.length, rowsMax)} total={rows.length} />
    </section>
  );
}

/** How a promise stands in its period. */
function Standing({ slo }: { slo: string }) {
  const { t } = useWords();
  const path = `/api/v1/slos/${encodeURIComponent(slo)}/evaluation`;
  const { data } = useResource<Evaluated>(path, { topics, everyMs: evaluationEveryMs });
  if (data === undefined) return null;
  const { primary, verdict } = data.evaluation;
  return (
    <>
      {primary === null ? t('none.short') : <Percent decimal={primary.percent} />}{' '}
      {verdict !== null && (
        <span className="verdict" data-verdict={verdict}>
          {t(`host.verdict.${verdict}`)}
        </span>
      )}
    </>
  );
}
