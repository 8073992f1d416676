import type { DefinitionEntry } from '../../store/store.ts';
import type { Body } from '../kinds/kind.ts';
import type { Loss } from './loss.ts';
import { type SloWindow, toOpenSloWindow } from './time-window.ts';

export interface Exported {
  readonly documents: readonly object[];
  readonly losses: readonly Loss[];
}

/** What OpenSLO has a place for; everything else of a body is a loss. */
const sayable = {
  slo: new Set(['title', 'description', 'target', 'objective', 'window']),
  service: new Set(['title', 'description']),
};

/** Definitions as OpenSLO v1, and by name everything that it cannot say. */
export function toOpenSlo(definitions: readonly DefinitionEntry[]): Exported {
  const documents: object[] = [];
  const losses: Loss[] = [];
  for (const { kind, id, body } of definitions) {
    if (body === null) continue;
    const object = `${kind} ${id}`;
    const lose = (path: string, reason: string) => losses.push({ object, path, reason });
    if (kind !== 'slo' && kind !== 'service') {
      lose('', `OpenSLO has no ${kind}`);
      continue;
    }
    for (const key of Object.keys(body).filter((one) => !sayable[kind].has(one))) lose(key, 'is not in OpenSLO');
    const document = kind === 'service' ? serviceDocument(id, body) : sloDocument(id, body, lose);
    if (document) documents.push(document);
  }
  return { documents, losses };
}

function metadata(id: string, { title }: Body): object {
  return { name: id, ...(title !== undefined && { displayName: title }) };
}

function serviceDocument(id: string, body: Body): object {
  const { description } = body;
  const spec = description === undefined ? {} : { description };
  return { apiVersion: 'openslo/v1', kind: 'Service', metadata: metadata(id, body), spec };
}

function sloDocument(id: string, body: Body, lose: (path: string, reason: string) => void): object | undefined {
  const timeWindow = toOpenSloWindow(body.window as SloWindow);
  if (typeof timeWindow === 'string') {
    lose('', `is left out: ${timeWindow}`);
    return undefined;
  }
  const objective = String(body.objective);
  const targetPercent = Number(objective);
  if (String(targetPercent) !== objective.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')) {
    lose('objective', `is written as ${targetPercent}: OpenSLO has binary fractions`);
  }
  lose('', 'kadoban counts time exactly; OpenSLO counts it in slices of a minute');
  const { description, target } = body;
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: metadata(id, body),
    spec: {
      ...(description !== undefined && { description }),
      service: target,
      indicator: {
        metadata: { name: `${id}-availability` },
        spec: { ratioMetric: { rawType: 'success', raw: { metricSource: { type: 'kadoban', spec: { target } } } } },
      },
      timeWindow: [timeWindow],
      budgetingMethod: 'Timeslices',
      objectives: [{ targetPercent, timeSliceTarget: 1, timeSliceWindow: '1m' }],
    },
  };
}
