import { type Static, Type } from 'typebox';
import { aboutRecord, closed, Day, defineKind } from './kind.ts';

/** More nobody ticks off while a service is down. */
const stepsMax = 100;

const durations = new Set(['rto', 'took', 'rpo', 'lost']);

const schema = Type.Object(
  {
    ...aboutRecord,
    on: Day('When it was held.'),
    scenario: Type.String({ minLength: 1, maxLength: 2000, description: 'What was taken to have failed.' }),
    participants: Type.Optional(Type.String({ maxLength: 2000, description: 'Who took part.' })),
    rto: Type.Optional(Type.String({ description: 'Recovery time objective that it was held against, such as 12h.' })),
    took: Type.Optional(Type.String({ description: 'How long recovery took, such as 460m.' })),
    rpo: Type.Optional(Type.String({ description: 'Recovery point objective that it was held against, such as 24h.' })),
    lost: Type.Optional(Type.String({ description: 'How much of the newest data was lost, such as 15m.' })),
    startedAt: Type.Optional(Type.String({ description: 'When it began. RFC 3339.' })),
    steps: Type.Optional(
      Type.Array(
        Type.Object(
          {
            text: Type.String({ minLength: 1, maxLength: 500, description: 'What is done.' }),
            after: Type.Optional(Type.String({ description: 'When it was done, from the beginning, such as 12m.' })),
          },
          closed,
        ),
        { maxItems: stepsMax, description: 'Its checklist, in order; a step without a time was not done.' },
      ),
    ),
    passed: Type.Boolean({ description: 'Whether what it was to show was shown.' }),
    findings: Type.Optional(Type.String({ maxLength: 2000, description: 'What was found, and follows from it.' })),
    nextOn: Type.Optional(Day('When the next one is due.')),
  },
  closed,
);
export type Drill = Static<typeof schema>;

/** A drill of continuity: what was rehearsed, and how it went. */
export const drill = defineKind({
  kind: 'drill',
  plural: 'drills',
  schema,
  isRecord: true,
  read(body) {
    for (const [key, value] of body.entries()) {
      if (durations.has(key)) value.duration();
      if (key === 'on' || key === 'nextOn') value.date();
      if (key === 'startedAt') value.time();
      if (key === 'steps') for (const step of value.items()) new Map(step.entries()).get('after')?.duration();
    }
  },
});
