import type { LedgerFilter } from './ledger-rows.ts';

/** What of a month's ledger is asked for by a filter, in the words of the API. */
export function ledgerQuery(month: string, { service, class: wanted, missing }: LedgerFilter): URLSearchParams {
  return new URLSearchParams({
    month,
    ...(service !== null && { service }),
    ...(wanted !== null && { class: wanted }),
    ...(missing && { missing: 'true' }),
  });
}
