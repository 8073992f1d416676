import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import { Type } from 'typebox';
import { type StepSeries, stepsOf } from '../metrics/steps.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { Metrics } from './contract.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Steps of one answer: more than any screen has pixels. */
const stepsMax = 5000;

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

/** `/api/v1/hosts/{id}/metrics`: averages and maxima over steps. */
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
      if ((period.toMs - period.fromMs) / stepMs > stepsMax) {
        return refuse(
          reply,
          400,
          'REQUEST_INVALID',
          `step: more than ${stepsMax} steps of ${step}; ask for a longer step`,
        );
      }
      if (!(await store.hosts.find(request.params.id))) return refuse(reply, 404, 'HOST_UNKNOWN', request.params.id);
      const names = name === undefined ? undefined : new Set<string>([name].flat());
      const steps = stepsOf(await store.evidence.blocks(request.params.id, period.fromMs, period.toMs), period, stepMs);
      return {
        from: instant(period.fromMs),
        to: instant(period.toMs),
        stepMs,
        tier: 'raw',
        atMs: [...steps.atMs],
        series: steps.series.flatMap((series) => seriesAnswer(series, names)),
      };
    },
  );
}

function stepMsOf(step: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(step) ?? [];
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

function seriesAnswer(series: StepSeries, names: ReadonlySet<string> | undefined) {
  const kind = kindById.get(series.metric);
  // An agent newer than this collector may send metrics that it has no name for yet; they are kept.
  if (!kind || (names && !names.has(kind.name))) return [];
  const unscaled = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : value / kind.scale));
  const { name, unit } = kind satisfies { name: MetricName };
  return [{ name, unit, instance: series.instance, average: unscaled(series.average), max: unscaled(series.max) }];
}
