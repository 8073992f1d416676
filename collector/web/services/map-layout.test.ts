import { expect, test } from 'vitest';
import type { DependencyMap } from '../../src/api/contract/promise.ts';
import { mapLayout, nodeSize } from './map-layout.ts';

const map = (root: string, ways: string[]): DependencyMap => {
  const edges = ways.map((way) => {
    const [from = '', to = ''] = way.split('>');
    return { from, to };
  });
  const ids = [...new Set([root, ...edges.flatMap(({ from, to }) => [from, to])])];
  const nodes = ids.map((id) => ({ id, name: id })) as DependencyMap['nodes'];
  return { asOf: '', root, nodes, edges };
};

test('what two things stand on comes once, to the right of both, however short the other way is', () => {
  const { nodes, edges } = mapLayout(map('portal', ['portal>shop', 'portal>a', 'shop>a', 'shop>b']));
  const column = (id: string) => Math.round((nodes.find(({ node }) => node.id === id)?.x ?? -1) / nodeSize.width);
  expect(['portal', 'shop', 'a', 'b'].map(column)).toEqual([0, 1, 3, 3]);
  expect(edges.every(({ from, to }) => from.x < to.x)).toBe(true);
  expect(edges).toHaveLength(4);
});

test('no two things lie over each other, and all lie within the drawing', () => {
  const { nodes, width, height } = mapLayout(map('s', ['s>a', 's>b', 's>c', 'a>d', 'c>e', 'c>f']));
  const places = nodes.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(nodes.length);
  for (const { x, y } of nodes) {
    expect([x >= 0, y >= 0, x + nodeSize.width <= width, y + nodeSize.height <= height]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }
});

test('a promise about a host alone is a single thing', () => {
  expect(mapLayout(map('host:a', []))).toMatchObject({ ...nodeSize, edges: [] });
});
