import { Type } from 'typebox';
import { type DrawnLane, drawnLanes } from '../definitions/lanes.ts';
import type { Interval } from '../ledger/change.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { type Lane, Lanes } from './contract/lanes.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { targetTitles } from './target-titles.ts';

/** More than the widest screen has dots: what is closer together is one stretch to the eye. */
const stepsMax = 4000;

/** Nobody looks at the members of more services at once. */
const openMax = 50;

const LanesQuery = Type.Object(
  {
    from: InstantQuery,
    to: InstantQuery,
    target: Type.Optional(Type.String({ maxLength: 400, description: 'only what was promised about one target' })),
    open: Type.Optional(
      Type.String({ maxLength: 4000, description: 'ids of services, with commas between, whose members are told too' }),
    ),
  },
  { additionalProperties: false },
);

/** `/api/v1/outages/lanes`: what everything that is promised was through a window, in one answer. */
export function outageLanesRoute(app: App, { store, organisation, asOf }: ApiParts): void {
  app.get(
    '/api/v1/outages/lanes',
    { schema: { tags: ['outages'], querystring: LanesQuery, response: { 200: Lanes, ...problemSchemas(400) } } },
    async (request, reply) => {
      const { target, open = '', from, to } = request.query;
      const { services } = request.person;
      const asOfMs = await asOf();
      const window = periodOf({ from, to }, organisation.timeZone, asOfMs);
      if (typeof window === 'string') return refuse(reply, 400, 'REQUEST_INVALID', window);
      // What stands below a service is not for its customers.
      const opened = new Set(services === null ? open.split(',').slice(0, openMax) : []);
      const stepMs = Math.ceil((window.toMs - window.fromMs) / stepsMax);
      const drawn = await drawnLanes(store, { window, stepMs, target, open: opened }, asOfMs);
      const shown = drawn.lanes.filter((lane) => services?.includes(lane.target) ?? true);
      const titles = await targetTitles(
        store,
        shown.map((lane) => lane.target),
      );
      return {
        asOf: instant(asOfMs),
        ...timesOf(window),
        stepMs,
        lanes: inOrder(shown.map((lane) => laneAnswer(lane, titles[lane.target] ?? lane.target))),
        closed: Object.fromEntries([...drawn.closed].map(([id, times]) => [id, times.map(timesOf)])),
      };
    },
  );
}

function laneAnswer({ target, of, members, calendar, spans, maintenance }: DrawnLane, title: string): Lane {
  return {
    ...{ target, title, of, members, calendar },
    spans: spans.map(({ status, reason, ...span }) => ({
      ...timesOf(span),
      status,
      ...(reason !== undefined && { reason }),
    })),
    maintenance: maintenance.map(({ title: work, isApproved, ...time }) => ({
      ...timesOf(time),
      title: work,
      approved: isApproved,
    })),
  };
}

function inOrder(lanes: readonly Lane[]): Lane[] {
  const titled = (a: Lane, b: Lane) => (a.title < b.title ? -1 : 1);
  return lanes
    .filter(({ of }) => of === null)
    .sort(titled)
    .flatMap((lane) => [lane, ...lanes.filter(({ of }) => of === lane.target).sort(titled)]);
}

function timesOf({ fromMs, toMs }: Interval): { from: string; to: string } {
  return { from: instant(fromMs), to: instant(toMs) };
}
