import { Type } from 'typebox';
import { closed, defineKind, Instant, TargetName } from './kind.ts';
import { Impact, readResponse, responseParts } from './response.ts';

/** What people say of an outage; see incidents/outage-note.ts. Its id begins with its instant, so that a month is found by ids. */
export const outage = defineKind({
  kind: 'outage',
  plural: 'outages',
  schema: Type.Object({ target: TargetName, at: Instant, impact: Impact, ...responseParts }, closed),
  idPattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z/.{1,400}$',
  isRecord: true,
  read(body) {
    const members = new Map(body.entries());
    members.get('at')?.time();
    readResponse(members);
  },
});
