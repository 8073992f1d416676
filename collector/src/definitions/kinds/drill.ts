import { type Static, Type } from 'typebox';
import { aboutRecord, closed, Day, defineKind } from './kind.ts';

const schema = Type.Object(
  {
    ...aboutRecord,
    on: Day('When it was held.'),
    scenario: Type.String({ minLength: 1, maxLength: 2000, description: 'What was taken to have failed.' }),
    participants: Type.Optional(Type.String({ maxLength: 2000, description: 'Who took part.' })),
    rto: Type.Optional(Type.String({ description: 'Recovery time objective that it was held against, such as 12h.' })),
    took: Type.Optional(Type.String({ description: 'How long recovery took, such as 460m.' })),
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
      if (key === 'rto' || key === 'took') value.duration();
      if (key === 'on' || key === 'nextOn') value.date();
    }
  },
});
