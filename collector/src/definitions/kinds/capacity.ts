import { type Static, Type } from 'typebox';
import { aboutRecord, closed, defineKind, Month, monthsMax, readMonths } from './kind.ts';

const Words = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

const schema = Type.Object(
  {
    ...aboutRecord,
    limit: Type.Optional(Words('What must not be passed, such as 80 %.')),
    months: Type.Array(
      Type.Object(
        {
          month: Month,
          measured: Words('What was measured, with its unit, such as 78 %.'),
          forecast: Type.Optional(Words('When the limit will be reached, such as in 34 days.')),
        },
        closed,
      ),
      { maxItems: monthsMax, description: 'What was measured, month by month.' },
    ),
  },
  closed,
);
export type Capacity = Static<typeof schema>;

/** Something that fills up or is used up, and how far it is. */
export const capacity = defineKind({
  kind: 'capacity',
  plural: 'capacities',
  schema,
  isRecord: true,
  read: readMonths,
});
