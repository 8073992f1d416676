import { type Static, Type } from 'typebox';
import { aboutRecord, closed, Day, defineKind } from './kind.ts';

const schema = Type.Object(
  {
    ...aboutRecord,
    on: Day('When it was decided.'),
    why: Type.String({ minLength: 1, maxLength: 2000, description: 'What had failed, and why the plan was needed.' }),
    decidedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Who decided it.' })),
    incident: Type.Optional(Type.String({ maxLength: 64, description: 'Id of the incident that it belongs to.' })),
    rto: Type.Optional(Type.String({ description: 'Recovery time objective, such as 12h.' })),
    took: Type.Optional(Type.String({ description: 'How long recovery took, such as 9h.' })),
    rpo: Type.Optional(Type.String({ description: 'Recovery point objective, such as 24h.' })),
    lost: Type.Optional(Type.String({ description: 'How much of the newest data was lost, such as 15m.' })),
    endedOn: Type.Optional(Day('When everything was as usual again; it goes on without one.')),
    findings: Type.Optional(Type.String({ maxLength: 2000, description: 'What was found, and follows from it.' })),
  },
  closed,
);

const durations = new Set(['rto', 'took', 'rpo', 'lost']);

export type Invocation = Static<typeof schema>;

/** A time when the plan for continuity was followed in earnest. */
export const invocation = defineKind({
  kind: 'invocation',
  plural: 'invocations',
  schema,
  isRecord: true,
  read(body) {
    for (const [key, value] of body.entries()) {
      if (durations.has(key)) value.duration();
      if (key === 'on' || key === 'endedOn') value.date();
    }
  },
});
