import type { ReactNode } from 'react';
import { formatInterval } from '../format/duration.ts';
import { useWords } from '../page.ts';

interface ObjectiveTableProps {
  readonly title: string;
  /** What stands there when nothing was promised. */
  readonly none: string;
  /** What the columns are of: whose objective, the objective, and what came of it at worst. */
  readonly heads: readonly [string, string, string];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly objectiveMs: number;
    readonly worst: ReactNode;
    readonly met: boolean | null;
  }[];
}

/** What was promised of the time to be back, and what came of it in a month. */
export function ObjectiveTable({ title, none, heads, rows }: ObjectiveTableProps) {
  const { t } = useWords();
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              {[...heads, t('continuity.verdict')].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, objectiveMs, worst, met }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{formatInterval(objectiveMs, t)}</td>
                <td>{worst}</td>
                <td>
                  <Verdict met={met} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Verdict({ met }: { met: boolean | null }) {
  const { t } = useWords();
  if (met === null) {
    return (
      <span className="muted">
        <span aria-hidden="true">△</span> {t('continuity.undetermined')}
      </span>
    );
  }
  return (
    <span className={met ? 'fine' : 'over'}>
      <span aria-hidden="true">{met ? '○' : '✕'}</span> {t(met ? 'continuity.met' : 'continuity.missed')}
    </span>
  );
}
