import type { OutageList } from '../../src/api/contract/outages.ts';
import { type Resource, useResource } from '../data/resource.ts';
import { ledgerQuery } from './ledger-query.ts';
import type { LedgerFilter } from './ledger-rows.ts';

const freshness = {
  host: 'all',
  topics: ['outages', 'incidents', 'adjustments', 'maintenance', 'slos', 'services'],
  everyMs: 5000,
} as const;

const everything: LedgerFilter = { service: null, class: 'all', missing: false };

interface LedgerResource extends Omit<Resource<OutageList>, 'status'> {
  /** Of what the rows are: a month that is too long for one answer is filtered by the collector. */
  readonly filtered: OutageList | undefined;
}

/** The ledger of a month. One answer is all of it, and filters cost nothing, unless the collector has more than it tells at once. */
export function useLedger(month: string, filter: LedgerFilter): LedgerResource {
  const path = (asked: LedgerFilter): string => `/api/v1/outages?${ledgerQuery(month, asked)}`;
  const whole = useResource<OutageList>(path(everything), freshness);
  const { data } = whole;
  const isAsked = data !== undefined && isCut(data) && path(filter) !== path(everything);
  const narrow = useResource<OutageList>(isAsked ? path(filter) : null, freshness);
  return {
    data,
    filtered: isAsked ? (narrow.data ?? data) : data,
    problem: whole.problem ?? (isAsked ? narrow.problem : undefined),
    reload() {
      whole.reload();
      narrow.reload();
    },
  };
}

/** How many lines a list tells. */
export function toldLines({ outages, stretches }: Pick<OutageList, 'outages' | 'stretches'>): number {
  return outages.length + stretches.length;
}

export function isCut(list: OutageList): boolean {
  return toldLines(list) < list.total;
}
