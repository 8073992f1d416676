import { createContext, useContext, useState } from 'react';
import type { IncidentDetail } from '../../src/api/journal-answers.ts';

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

/** The incident as it was when a form was opened: what somebody types builds on that, whatever others write meanwhile. */
export function useOpenedIncident(): IncidentDetail {
  const { detail } = useIncident();
  return useState(detail)[0];
}
