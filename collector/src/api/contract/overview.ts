import { type Static, type TSchema, Type } from 'typebox';
import { OneOf } from '../../definitions/one-of.ts';
import { Share, Status } from '../contract.ts';
import { IncidentAnswer } from '../journal-answers.ts';
import { Day } from './day.ts';

const Instant = Type.String({ format: 'date-time' });
const Count = Type.Integer({ minimum: 0 });
const Ms = Type.Integer();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Outlook = nullable(OneOf(['met', 'on-course', 'at-risk', 'undetermined', 'missed']));
export type Outlook = Static<typeof Outlook>;

/** What a target is now. */
export const TargetState = Type.Object({
  status: Status,
  since: nullable(Instant),
  isMaintained: Type.Boolean({ description: 'under maintenance that the agreement accepts' }),
});
export type TargetState = Static<typeof TargetState>;

export const BudgetForecast = Type.Object({
  exhaustedAt: nullable(
    Type.String({ format: 'date-time', description: 'when the budget was used up, or will be at the rate so far' }),
  ),
  isExhausted: Type.Boolean(),
  remainingAtEndMs: Type.Integer({ description: 'what is left at the end of the window at the rate so far, signed' }),
});
export type BudgetForecast = Static<typeof BudgetForecast>;

/** A promise in the period of its own that the month lies in. */
export const PromiseMonth = Type.Object({
  slo: Type.String(),
  title: Type.String(),
  target: Type.String(),
  objective: Type.String({ description: 'percent, as it was written' }),
  period: nullable(Type.String({ description: 'such as 2026-10 or 2026-Q3; null of a rolling or explicit window' })),
  timeZone: Type.String({ description: 'IANA zone of its days' }),
  from: Instant,
  to: Instant,
  state: TargetState,
  outlook: Outlook,
  verdict: nullable(OneOf(['met', 'missed', 'undetermined'])),
  agreedMs: Ms,
  baseMs: Ms,
  downMs: Ms,
  unknownMs: Ms,
  primary: nullable(Share),
  worst: nullable(Share),
  best: nullable(Share),
  coverage: nullable(Type.String()),
  budgetMs: Ms,
  budgetRemainingMs: Type.Integer({ description: 'signed' }),
  forecast: BudgetForecast,
  burn: OneOf(['ok', 'ticket', 'page']),
  outageCount: Count,
  lastOutage: nullable(Type.Object({ from: Instant, to: nullable(Instant), countedMs: Ms })),
  days: Type.Array(Day, { description: 'of the month asked for' }),
});
export type PromiseMonth = Static<typeof PromiseMonth>;

const { respond, resolve, hours } = IncidentAnswer.properties;

const OpenIncident = Type.Object({
  id: Type.String(),
  title: Type.String(),
  state: Type.String(),
  priority: nullable(Type.String()),
  owner: nullable(Type.String()),
  detectedAt: Instant,
  ...{ respond, resolve, hours },
});

export const Overview = Type.Object({
  asOf: Instant,
  month: Type.String(),
  timeZone: Type.String(),
  promises: Type.Array(PromiseMonth, { description: 'the worst first' }),
  coverage: nullable(Type.String({ description: 'percent of what counts of all of them in which somebody looked' })),
  incidents: nullable(
    Type.Object(
      {
        total: Type.Integer({ description: 'how many there are, should there be more than are listed' }),
        latest: Type.Array(OpenIncident),
      },
      { description: 'not closed yet; null: not for who asks' },
    ),
  ),
  hosts: nullable(Type.Object({ up: Count, degraded: Count, down: Count, unknown: Count })),
  maintenance: nullable(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      from: Instant,
      to: Instant,
      isRunning: Type.Boolean({ description: 'else it comes next, within a month' }),
    }),
  ),
  reports: nullable(
    Type.Object(
      { month: Type.String(), unsigned: Count, of: Count },
      { description: 'of the last month that is over, those of agreements that are not final' },
    ),
  ),
  outagesToTell: nullable(Type.Integer({ minimum: 0, description: 'outages of the month without cause or action' })),
});
export type Overview = Static<typeof Overview>;
