import '../styles/dependency-map.css';
import type { DependencyMap } from '../../src/api/contract/promise.ts';
import { useResource } from '../data/resource.ts';
import type { Translate } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StateMark, StateShape } from '../parts/state-mark.tsx';
import { type MapNode, mapLayout, nodeSize, type PlacedNode } from './map-layout.ts';

const freshness = { host: 'all', topics: ['services', 'slos'], everyMs: 3000 } as const;

/** What the service stands on, with what each is now. */
export function MapPanel({ slo, name }: { slo: string; name: string }) {
  const { t } = useWords();
  const path = `/api/v1/slos/${encodeURIComponent(slo)}/map`;
  const { data, problem, reload } = useResource<DependencyMap>(path, freshness);
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.map')}</h2>
        <p className="muted">{t('service.map.hint')}</p>
      </header>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data !== undefined && (
        <>
          <MapDrawing map={data} label={t('service.map.label', { name })} />
          <details className="as-table">
            <summary>{t('service.map.list')}</summary>
            <MapTable map={data} />
          </details>
        </>
      )}
    </section>
  );
}

function MapDrawing({ map, label }: { map: DependencyMap; label: string }) {
  const { t } = useWords();
  const { width, height, nodes, edges } = mapLayout(map);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-x map-frame" tabIndex={0} aria-label={label}>
      <div className="map" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          {edges.map(({ from, to }) => (
            <path
              key={`${from.node.id} ${to.node.id}`}
              className="map-edge"
              data-status={to.node.state}
              d={edgePath(from, to)}
            />
          ))}
        </svg>
        {nodes.map(({ node, x, y }) => (
          <div
            key={node.id}
            className="map-node"
            data-kind={node.kind}
            data-status={node.state}
            style={{ left: x, top: y, width: nodeSize.width, height: nodeSize.height }}
          >
            <span className="state-mark" data-status={node.state}>
              <StateShape status={node.state} />
              <span className="hidden">{t(`status.${node.state}`)}</span>
            </span>
            <NodeName node={node} />
          </div>
        ))}
      </div>
    </section>
  );
}

function edgePath(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + nodeSize.width, from.y + nodeSize.height / 2];
  const [x2, y2] = [to.x, to.y + nodeSize.height / 2];
  const bend = Math.min(32, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function NodeName({ node }: { node: MapNode }) {
  const { t } = useWords();
  const { kind, name, host, rule } = node;
  const said = kind === 'rule' ? needsWords(node, t) : name;
  return (
    <span className="map-name">
      {host === null ? (
        <b title={said}>{said}</b>
      ) : (
        <Link href={`/hosts/${host}`} title={said}>
          {said}
        </Link>
      )}
      <small>
        {t(`service.map.kind.${kind}`)}
        {kind === 'service' && rule !== null && rule.of > 1 && ` · ${needsWords(node, t)}`}
      </small>
    </span>
  );
}

function needsWords({ rule }: MapNode, t: Translate): string {
  if (rule === null) return '';
  return rule.atLeast === rule.of
    ? t('service.map.all', { n: rule.of })
    : t('service.map.of', { n: rule.of, k: rule.atLeast });
}

function MapTable({ map: { nodes, edges } }: { map: DependencyMap }) {
  const { t } = useWords();
  const nameOf = new Map(nodes.map((node) => [node.id, node.kind === 'rule' ? needsWords(node, t) : node.name]));
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('services.col.name')}</th>
            <th scope="col">{t('services.col.state')}</th>
            <th scope="col">{t('service.map.needs')}</th>
            <th scope="col">{t('service.map.rests')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">
                {nameOf.get(node.id)}
                <small>{t(`service.map.kind.${node.kind}`)}</small>
              </th>
              <td>
                <StateMark status={node.state} />
              </td>
              <td>{needsWords(node, t)}</td>
              <td>
                {edges
                  .filter(({ from }) => from === node.id)
                  .map(({ to }) => nameOf.get(to))
                  .join(t('service.days.and')) || t('service.map.none')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
