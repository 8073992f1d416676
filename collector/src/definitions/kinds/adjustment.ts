import { Type } from 'typebox';
import { closed, defineKind, forPeople, Instant, optionalOrNull, readOptionalTime, TargetName } from './kind.ts';

/** What time of a target was really like, said afterwards by a person and approved by another. */
export const adjustment = defineKind({
  kind: 'adjustment',
  plural: 'adjustments',
  schema: Type.Object(
    {
      ...forPeople,
      target: TargetName,
      from: Instant,
      to: Instant,
      status: Type.Union(['up', 'down', 'unknown', 'excluded'].map((status) => Type.Literal(status))),
      reason: Type.String({ minLength: 1, maxLength: 2000, description: 'Why; auditors read it.' }),
      approvedBy: optionalOrNull(
        Type.String({ minLength: 1, maxLength: 200, description: 'Without one it changes nothing.' }),
      ),
    },
    closed,
  ),
  withTargets: (body, rename) => ({ ...body, target: rename(body.target, 'target') }),
  read(body) {
    for (const [key, value] of body.entries()) if (key === 'from' || key === 'to') readOptionalTime(value);
  },
});
