import { type Static, Type } from 'typebox';
import { aboutRecord, closed, defineKind, Month, monthsMax, readMonths } from './kind.ts';

/** Percent as people agreed on it; more than six decimals nobody promises. */
const percentPattern = '^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)$';
const Percent = (description: string) =>
  Type.String({ pattern: percentPattern, description: `${description} A decimal text, such as "99.95".` });

const schema = Type.Object(
  {
    ...aboutRecord,
    objective: Type.Optional(Percent('What its contract promises, in percent.')),
    months: Type.Array(
      Type.Object(
        {
          month: Month,
          actual: Type.Optional(Percent('What it delivered, in percent.')),
          note: Type.Optional(Type.String({ maxLength: 2000, description: 'What there is to say of it.' })),
        },
        closed,
      ),
      { maxItems: monthsMax, description: 'How it did, month by month.' },
    ),
  },
  closed,
);
export type Supplier = Static<typeof schema>;

/** Somebody else's service that ours stands on, and how it did. */
export const supplier = defineKind({
  kind: 'supplier',
  plural: 'suppliers',
  schema,
  isRecord: true,
  read: readMonths,
});
