import type { Answer, Client } from './client.ts';

/** A definition as the API tells it: what is in force, and what the log says of its latest version. */
export interface Told<Body> {
  readonly definition: Body & { readonly id: string; readonly effectiveFrom: string | null };
  readonly version: number;
  readonly hash: string;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  readonly retroactive: boolean;
  /** `file`: kept in the collector's configuration folder, and read-only here. */
  readonly source: 'api' | 'file';
}

export type DefinitionPlural =
  | 'calendars'
  | 'services'
  | 'slos'
  | 'maintenance'
  | 'adjustments'
  | 'checks'
  | 'incidents'
  | 'slas'
  | 'drills'
  | 'suppliers'
  | 'capacities'
  | 'improvements'
  | 'invocations'
  | 'risks'
  | 'distributions';

/** The tag that a change says it builds on, as the collector makes it of a version. */
function etagOf({ version, hash }: Pick<Told<unknown>, 'version' | 'hash'>): string {
  return `"${version}-${hash.slice(0, 16)}"`;
}

/** Saves a definition that builds on `before`, or a new one (null): somebody else's change in between is a 412, and nothing is written over. */
export function saveDefinition<Body>(
  client: Pick<Client, 'send'>,
  plural: DefinitionPlural,
  id: string,
  body: Readonly<Record<string, unknown>>,
  before: Pick<Told<unknown>, 'version' | 'hash'> | null,
): Promise<Answer<Told<Body>>> {
  return client.send('PUT', pathOf(plural, id), body, basedOn(before));
}

/** Takes a definition out of force; `why` as the API asks: reason, and who approved it where the past changes. */
export function removeDefinition(
  client: Pick<Client, 'send'>,
  plural: DefinitionPlural,
  id: string,
  why: Readonly<Record<string, unknown>>,
  before: Pick<Told<unknown>, 'version' | 'hash'>,
): Promise<Answer<void>> {
  return client.send('DELETE', pathOf(plural, id), why, basedOn(before));
}

function pathOf(plural: DefinitionPlural, id: string): string {
  return `/api/v1/${plural}/${encodeURIComponent(id)}`;
}

function basedOn(before: Pick<Told<unknown>, 'version' | 'hash'> | null): Readonly<Record<string, string>> {
  return before === null ? { 'if-none-match': '*' } : { 'if-match': etagOf(before) };
}
