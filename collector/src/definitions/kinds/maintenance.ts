import { Type } from 'typebox';
import type { Json } from '../../ledger/json.ts';
import { readRecurrence } from '../recurrence.ts';
import { closed, defineKind, forPeople, Instant, itemsMax, readOptionalTime, TargetName, textOrNull } from './kind.ts';

const Recurs = Type.Object(
  {
    rrule: Type.String({
      maxLength: 200,
      description: 'RFC 5545, at most one a day, such as FREQ=MONTHLY;BYDAY=3SU: every third Sunday.',
    }),
    timeZone: Type.String({ description: 'IANA zone of start, until and except.' }),
    start: Type.String({
      description: 'Wall clock of the first window and of the time of day, such as 2026-01-18T02:00.',
    }),
    duration: Type.String({ description: 'Elapsed time, whatever the clock does meanwhile, such as PT2H or PT90M.' }),
    until: Type.Optional(Type.String({ description: 'Last date on which a window may begin, such as 2026-12-31.' })),
    except: Type.Optional(
      Type.Array(Type.String(), { maxItems: itemsMax, description: 'Dates on which no window begins.' }),
    ),
  },
  { ...closed, description: 'Instead of from and to: a window that comes again.' },
);

/** What people said when they began and ended: of one window, which its date names where it recurs. */
const Work = Type.Object(
  {
    date: Type.Optional(Type.String({ description: 'Of a window that recurs, such as 2026-01-18.' })),
    startedAt: Instant,
    startedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    endedAt: Type.Optional(Instant),
    endedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
);

/** Planned work, announced and approved: once, or again and again. */
export const maintenance = defineKind({
  kind: 'maintenance',
  plural: 'maintenance',
  schema: Type.Object(
    {
      ...forPeople,
      targets: Type.Array(TargetName, { minItems: 1, maxItems: itemsMax, description: "A host's covers its checks." }),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      recurs: Type.Optional(Recurs),
      announcedAt: textOrNull('When people were told (RFC 3339); counts where an SLO asks for notice.'),
      approvedAt: textOrNull('When it was approved (RFC 3339).'),
      approvedBy: textOrNull('Who approved it. Without one it is only a plan.', { minLength: 1, maxLength: 200 }),
      cancelledAt: textOrNull('When it was called off (RFC 3339): it ends there.'),
      work: Type.Optional(
        Type.Array(Work, {
          maxItems: itemsMax,
          description: 'When it really began and ended; a window that ended early counts only until then.',
        }),
      ),
    },
    closed,
  ),
  withTargets: (body, rename) => ({
    ...body,
    targets: body.targets.map((id, index) => rename(id, `targets[${index}]`)),
  }),
  read(body) {
    const members = new Map(body.entries());
    const isOnce = members.has('from') && members.has('to');
    for (const key of ['from', 'to', 'cancelledAt']) readOptionalTime(members.get(key));
    const recurs = members.get('recurs');
    if (isOnce === (recurs !== undefined)) body.fail('must have either from and to, or recurs');
    if (recurs) readRecurrence(recurs);
    for (const item of members.get('work')?.items() ?? []) readWork(item, recurs !== undefined);
  },
});

function readWork(item: Json, recurs: boolean): void {
  const { date, startedAt, endedAt } = item.members('date', 'startedAt', 'startedBy', 'endedAt', 'endedBy');
  if (recurs) date.date();
  else if (!date.isNull) date.fail('names a window only where it recurs');
  const startedMs = startedAt.time();
  if (!endedAt.isNull && endedAt.time() < startedMs) endedAt.fail('is before startedAt');
}
