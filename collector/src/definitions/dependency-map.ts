import type { Definitions, Expression } from '../ledger/definitions.ts';
import type { Readings } from '../ledger/readings.ts';
import { serviceTimeline } from '../ledger/services.ts';
import type { Timeline } from '../ledger/timeline.ts';
import { hostOf } from './needed.ts';

/** One thing that a service stands on, or the service itself; a `rule` is an expression within one. */
export interface MapNode {
  readonly id: string;
  readonly kind: 'service' | 'rule' | 'host' | 'check';
  /** How many of its members are needed; null of what has none. */
  readonly rule: { readonly atLeast: number; readonly of: number } | null;
  readonly timeline: Timeline;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
}

/** What `root` stands on now, each thing once, and before what it stands on itself. */
export function dependencyMap(
  root: string,
  { services, asOfMs }: Pick<Definitions, 'services' | 'asOfMs'>,
  readings: Pick<Readings, 'reading'>,
): { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] } {
  const nodes = new Map<string, MapNode>();
  const edges: MapEdge[] = [];
  const pointOf = (id: string): Timeline => readings.reading(id).point;

  const addMembers = (id: string, expression: Expression): void => {
    for (const [index, member] of expression.of.entries()) {
      const to = typeof member === 'string' ? member : `${id}#${index + 1}`;
      edges.push({ from: id, to });
      if (typeof member === 'string') addTarget(member);
      else {
        const timeline = serviceTimeline([{ fromMs: Number.NEGATIVE_INFINITY, value: member }], pointOf);
        nodes.set(to, { id: to, kind: 'rule', rule: ruleOf(member), timeline });
        addMembers(to, member);
      }
    }
  };
  const addTarget = (id: string): void => {
    if (nodes.has(id)) return;
    const versions = services.get(id);
    const expression = (versions?.findLast(({ fromMs }) => fromMs <= asOfMs) ?? versions?.[0])?.value;
    const host = hostOf(id);
    const kind = expression ? 'service' : host === undefined ? 'host' : 'check';
    nodes.set(id, { id, kind, rule: expression ? ruleOf(expression) : null, timeline: pointOf(id) });
    if (expression) addMembers(id, expression);
    if (host === undefined || expression) return;
    edges.push({ from: id, to: host });
    addTarget(host);
  };
  addTarget(root);
  return { nodes: [...nodes.values()], edges };
}

function ruleOf({ atLeast, of }: Expression): MapNode['rule'] {
  return { atLeast, of: of.length };
}
