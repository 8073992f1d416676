import { createContext, useContext } from 'react';
import type { IncidentDetail, IncidentSummary } from '../../src/api/journal-answers.ts';
import type { Answer, Client } from '../data/client.ts';

/** The incident that a page is about, for everything on it. */
export interface IncidentPage {
  readonly detail: IncidentDetail;
  /** Whether who looks may write: viewers and auditors may not, and what became part of another one is written there. */
  readonly isWritable: boolean;
  /** Reads it anew after a change. */
  reload(): void;
}

export const IncidentContext = createContext<IncidentPage | null>(null);

export function useIncident(): IncidentPage {
  const page = useContext(IncidentContext);
  if (page === null) throw new Error('used outside the page of an incident');
  return page;
}

/** Says members of an incident anew, building on the version on the screen; null takes one back. */
export function sayMembers(
  client: Pick<Client, 'send'>,
  { id, etag }: Pick<IncidentDetail, 'id' | 'etag'>,
  members: Readonly<Record<string, unknown>>,
): Promise<Answer<IncidentSummary>> {
  return client.send('PATCH', `/api/v1/incidents/${id}`, members, { 'if-match': etag });
}
