import { Type } from 'typebox';
import { closed, defineKind, forPeople, Instant, readOptionalTime, TargetName, textOrNull } from './kind.ts';

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
      status: Type.Union(
        ['up', 'down', 'unknown', 'excluded'].map((status) => Type.Literal(status)),
        { description: 'What the time counts as; excluded time leaves the agreed time, also of the checks of a host.' },
      ),
      reason: Type.String({ minLength: 1, maxLength: 2000, description: 'Why; auditors read it.' }),
      approvedBy: textOrNull('Who approved it. Without one it changes nothing.', { minLength: 1, maxLength: 200 }),
    },
    closed,
  ),
  withTargets: (body, rename) => ({ ...body, target: rename(body.target, 'target') }),
  read(body) {
    for (const [key, value] of body.entries()) if (key === 'from' || key === 'to') readOptionalTime(value);
  },
});
