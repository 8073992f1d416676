import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import { Type } from 'typebox';
import type { Points } from '../metrics/points.ts';
import { type StepSeries, stepsOf } from '../metrics/steps.ts';
import { tierFor } from '../metrics/tiers.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { Metrics } from './contract.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Steps of one answer: a month of minutes, for who compares or exports; the page asks for no more than a screen has pixels. */
const stepsMax = 31 * 1440;

/** Values of one answer, three a step and series: its text stays below 50 MB, and is written within half a second. */
const valuesMax = 5_000_000;

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const kindById = new Map<number, (typeof metricKinds)[number]>(metricKinds.map((kind) => [kind.id, kind]));
const Name = Type.Union(metricKinds.map((kind) => Type.Literal(kind.name)));
const Query = Type.Object(
  {
    from: InstantQuery,
    to: InstantQuery,
    step: Type.String({ pattern: '^[1-9][0-9]{0,7}(ms|s|m|h|d)$', description: 'such as 60s' }),
    name: Type.Optional(Type.Union([Name, Type.Array(Name, { maxItems: metricKinds.length })])),
  },
  { additionalProperties: false },
);

/** `/api/v1/hosts/{id}/metrics`: averages, minima and maxima over steps, from the coarsest tier whose points are parts of them. */
export function metricsRoute(app: App, { store, organisation, now }: ApiParts): void {
  app.get(
    '/api/v1/hosts/:id/metrics',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: Query,
        response: { 200: Metrics, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const { from, to, step, name } = request.query;
      const period = periodOf({ from, to }, organisation.timeZone, now());
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const stepMs = stepMsOf(step);
      const steps = (period.toMs - period.fromMs) / stepMs;
      if (steps > stepsMax) {
        return refuse(
          reply,
          400,
          'REQUEST_INVALID',
          `step: more than ${stepsMax} steps of ${step}; ask for a longer step`,
        );
      }
      if (!(await store.hosts.find(request.params.id))) return refuse(reply, 404, 'HOST_UNKNOWN', request.params.id);
      const { tier, points } = await store.metrics.read({
        hostId: request.params.id,
        ...period,
        tier: tierFor(stepMs),
        wanted: wantedOf(name),
      });
      if (seriesCount(points) * steps * 3 > valuesMax) {
        return refuse(reply, 400, 'REQUEST_INVALID', 'name: too many series for so many steps; name some metrics');
      }
      const { atMs, series } = stepsOf(points, period, stepMs, scaleOf);
      // What is told here was made here: to check each of its numbers again takes thrice as long as to write them.
      reply.serializer(JSON.stringify);
      return {
        from: instant(period.fromMs),
        to: instant(period.toMs),
        stepMs,
        tier,
        atMs,
        series: series.flatMap(seriesAnswer),
      };
    },
  );
}

/** An agent newer than this collector may send metrics that it has no name for yet; they are kept and not told. */
function wantedOf(name: string | readonly string[] | undefined): (metric: number) => boolean {
  const names = name === undefined ? undefined : new Set([name].flat());
  return (metric) => {
    const kind = kindById.get(metric);
    return kind !== undefined && (names === undefined || names.has(kind.name));
  };
}

function seriesCount(points: readonly Points[]): number {
  return new Set(points.flatMap(({ series }) => series.map(({ metric, instance }) => `${metric} ${instance}`))).size;
}

function stepMsOf(step: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(step) ?? [];
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

function scaleOf(metric: number): number {
  return kindById.get(metric)?.scale ?? 1;
}

function seriesAnswer({ metric, instance, average, min, max }: StepSeries) {
  const kind = kindById.get(metric);
  if (!kind) return [];
  const { name, unit } = kind satisfies { name: MetricName };
  return [{ name, unit, instance, average, min, max }];
}
