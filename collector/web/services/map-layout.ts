import type { DependencyMap } from '../../src/api/contract/promise.ts';

export type MapNode = DependencyMap['nodes'][number];

export interface PlacedNode {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly { readonly from: PlacedNode; readonly to: PlacedNode }[];
}

export const nodeSize = { width: 176, height: 40 } as const;
const gap = { x: 64, y: 12 } as const;

/** Each thing stands to the right of everything that stands on it, near those; columns are in the middle of the height. */
export function mapLayout({ nodes, edges, root }: Pick<DependencyMap, 'nodes' | 'edges' | 'root'>): MapLayout {
  const depths = depthsOf(root, edges);
  const columns: MapNode[][] = [];
  for (const node of nodes) {
    const depth = depths.get(node.id) ?? 0;
    columns[depth] = [...(columns[depth] ?? []), node];
  }
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const height = tallest * (nodeSize.height + gap.y) - gap.y;
  const placed = new Map<string, PlacedNode>();
  for (const [depth, column] of columns.entries()) {
    const parentY = (node: MapNode): number => {
      const ys = edges.filter(({ to }) => to === node.id).flatMap(({ from }) => placed.get(from)?.y ?? []);
      return ys.length === 0 ? 0 : ys.reduce((sum, y) => sum + y, 0) / ys.length;
    };
    const inOrder = column.toSorted((a, b) => parentY(a) - parentY(b));
    const top = (height - (inOrder.length * (nodeSize.height + gap.y) - gap.y)) / 2;
    for (const [row, node] of inOrder.entries()) {
      placed.set(node.id, { node, x: depth * (nodeSize.width + gap.x), y: top + row * (nodeSize.height + gap.y) });
    }
  }
  return {
    width: columns.length * (nodeSize.width + gap.x) - gap.x,
    height,
    nodes: [...placed.values()],
    edges: edges.flatMap(({ from, to }) => {
      const [start, end] = [placed.get(from), placed.get(to)];
      return start && end ? [{ from: start, to: end }] : [];
    }),
  };
}

/** The longest way from the root to each: so that no edge leads backwards. There are no circles: a definition with one is refused. */
function depthsOf(root: string, edges: DependencyMap['edges']): ReadonlyMap<string, number> {
  const below = Map.groupBy(edges, ({ from }) => from);
  const depths = new Map<string, number>();
  const visit = (id: string, depth: number): void => {
    if (depth <= (depths.get(id) ?? -1)) return;
    depths.set(id, depth);
    for (const { to } of below.get(id) ?? []) visit(to, depth + 1);
  };
  visit(root, 0);
  return depths;
}
