import { Type } from 'typebox';
import { closed, defineKind, forPeople, Instant, idPattern, TargetName } from './kind.ts';

const Choice = <T extends string>(choices: readonly T[], description: string) =>
  Type.Optional(
    Type.Union(
      choices.map((choice) => Type.Literal(choice)),
      { description },
    ),
  );

const Window = Type.Object(
  {
    calendar: Choice(['day', 'month', 'quarter', 'year'], 'The period that is agreed; with timeZone.'),
    timeZone: Type.Optional(Type.String({ description: 'IANA zone in which the periods begin, such as Asia/Tokyo.' })),
    startMonth: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 12, description: 'First month of the year: 4 is the Japanese fiscal year.' }),
    ),
    rolling: Type.Optional(Type.String({ description: 'Instead of calendar: the last so much, such as 30d.' })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
  },
  { ...closed, description: 'calendar with timeZone; or rolling; or from and to.' },
);

/** What was promised: how much of the agreed time a target or service is up. */
export const slo = defineKind({
  kind: 'slo',
  plural: 'slos',
  schema: Type.Object(
    {
      ...forPeople,
      target: TargetName,
      objective: Type.String({ description: 'Percent as a decimal text, such as "99.9": never rounded.' }),
      window: Window,
      serviceHours: Type.Optional(
        Type.String({ pattern: idPattern, description: 'Id of a calendar; round the clock without one.' }),
      ),
      unknown: Choice(['exclude', 'down', 'up'], 'What time counts as in which nobody could look. Default: exclude.'),
      degraded: Choice(['up', 'down'], 'What degraded time counts as. Default: up.'),
      maintenance: Type.Optional(
        Type.Object(
          {
            count: Choice(['exclude', 'up', 'ignore'], 'What approved maintenance counts as. Default: exclude.'),
            minimumNotice: Type.Optional(
              Type.String({
                description: 'How long before its start it must be announced, such as 72h, or 5bd: five business days.',
              }),
            ),
            noticeCalendar: Type.Optional(
              Type.String({
                pattern: idPattern,
                description: 'Id of the calendar whose business days count; that of serviceHours without one.',
              }),
            ),
            capPerWindow: Type.Optional(
              Type.String({ description: 'How much of it a window accepts at the most, such as 4h.' }),
            ),
          },
          { ...closed, description: 'How much planned work the contract accepts, and what it counts as.' },
        ),
      ),
      ignoreShorterThan: Type.Optional(
        Type.String({ description: 'Down time shorter than this, such as 30s, counts as up.' }),
      ),
      rto: Type.Optional(
        Type.String({ description: 'Recovery time objective, such as 4h: compared with the budget.' }),
      ),
      resolve: Type.Optional(
        Type.String({
          description: 'Time in which an incident must be resolved, such as 8h: compared with the budget.',
        }),
      ),
    },
    closed,
  ),
  withTargets: (body, rename) => ({ ...body, target: rename(body.target, 'target') }),
  read(body) {
    for (const [key, value] of body.entries()) if (key === 'rto' || key === 'resolve') value.duration();
  },
});
