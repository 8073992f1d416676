import { http } from '../../agent/src/checks/http.ts';
import type { Clock } from '../../agent/src/clock.ts';
import { checkOf, lookBy } from './look-by.ts';

interface HttpKeys {
  readonly url: string;
  readonly [key: string]: unknown;
}

/** A check of kind http as a configuration file would give it. */
export const httpCheck = (own: HttpKeys) => checkOf(http, own);

/** What the check http says. */
export const httpLook = (own: HttpKeys, clock?: Clock) => lookBy(http, own, clock);
