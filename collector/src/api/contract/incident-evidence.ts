import { type Static, Type } from 'typebox';
import { Status } from '../contract.ts';

const Instant = Type.String({ format: 'date-time' });

/** What the checks said around the outages of an incident. */
export const IncidentEvidence = Type.Object({
  asOf: Instant,
  from: Instant,
  to: Instant,
  titles: Type.Record(Type.String(), Type.String()),
  hosts: Type.Array(Type.String(), { description: 'whose outages these are, or that their services stand on' }),
  hostCount: Type.Integer({ description: 'how many hosts there are, should there be more than are told' }),
  checks: Type.Array(
    Type.Object({
      target: Type.String(),
      total: Type.Integer({ description: 'how many changes there are, should there be more than are listed' }),
      notes: Type.Array(Type.Object({ at: Instant, status: Status, reason: Type.String(), output: Type.String() }), {
        description: 'what it said at each change of its answer',
      }),
    }),
  ),
});
export type IncidentEvidence = Static<typeof IncidentEvidence>;
