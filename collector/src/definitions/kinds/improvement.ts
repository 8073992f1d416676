import { type Static, Type } from 'typebox';
import { aboutRecord, closed, Day, defineKind } from './kind.ts';

const schema = Type.Object(
  {
    ...aboutRecord,
    raisedOn: Day('When it was proposed.'),
    owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Who sees to it.' })),
    dueOn: Type.Optional(Day('When it is to be done.')),
    doneOn: Type.Optional(Day('When it was done; open without one.')),
    incident: Type.Optional(Type.String({ maxLength: 64, description: 'Id of the incident that it follows from.' })),
    result: Type.Optional(Type.String({ maxLength: 2000, description: 'What came of it.' })),
  },
  closed,
);
export type Improvement = Static<typeof schema>;

/** Something that shall be better than it was. */
export const improvement = defineKind({
  kind: 'improvement',
  plural: 'improvements',
  schema,
  isRecord: true,
  read(body) {
    for (const [key, value] of body.entries()) if (key.endsWith('On')) value.date();
  },
});
