import { type Static, Type } from 'typebox';
import { OneOf } from '../one-of.ts';
import { aboutRecord, closed, Day, defineKind } from './kind.ts';

/** Nobody hands out a list so often. */
const editionMax = 9999;

const schema = Type.Object(
  {
    ...aboutRecord,
    edition: Type.Integer({ minimum: 1, maximum: editionMax, description: 'Which edition of the list, from 1 on.' }),
    on: Day('When it was handed out.'),
    how: OneOf(['paper', 'encrypted-file', 'both'], 'As what it can be read when nothing else works.'),
    to: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'Who got it.' })),
  },
  closed,
);
export type Distribution = Static<typeof schema>;

/** That the list of emergency contacts was handed out, to be there when the usual place is not. */
export const distribution = defineKind({
  kind: 'distribution',
  plural: 'distributions',
  schema,
  isRecord: true,
  read(body) {
    for (const [key, value] of body.entries()) if (key === 'on') value.date();
  },
});
