import { metricKinds } from '@kadoban/proto/metrics';
import { Type } from 'typebox';
import { free } from '../metrics/free.ts';
import { listRoom } from '../metrics/number-list.ts';
import { arraysOf, type Points } from '../metrics/points.ts';
import { stepLists } from '../metrics/step-lists.ts';
import { floorTo, tierFor } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { Metrics } from './contract.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Steps of one answer: a month of minutes, for who compares or exports; the page asks for no more than a screen has pixels. */
const stepsMax = 31 * 1440;

/** Values of one answer, three a step and series: its text stays below 50 MB. */
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

/**
 * `/api/v1/hosts/{id}/metrics`: averages, minima and maxima over steps, from the coarsest tier whose points are parts of them. Waits for what
 * arrived just now only where the window reaches beyond now; of one that has just ended the last half minute may still be missing.
 */
export function metricsRoute(app: App, { store, organisation, now, asOf }: ApiParts): void {
  app.get(
    '/api/v1/hosts/:id/metrics',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: Query,
        // Sent as text that was made by hand: to make it of values, and to check each of them again, takes ten times as long.
        response: { 200: Type.Unsafe<Buffer>(Metrics), ...problemSchemas(400, 404) },
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
      if (period.toMs > now()) await asOf(request.params.id);
      const { tier, points } = await store.metrics.read({
        hostId: request.params.id,
        ...period,
        tier: tierFor(stepMs),
        metrics: metricsOf(name),
      });
      if (seriesCount(points) * steps * 3 > valuesMax) {
        return refuse(reply, 400, 'REQUEST_INVALID', 'name: too many series for so many steps; name some metrics');
      }
      const { fromMs, toMs } = period;
      const about = { from: instant(fromMs), to: instant(toMs), first: instant(floorTo(fromMs, stepMs)), stepMs, tier };
      const wide = widen(points, period, stepMs);
      free(points.flatMap(arraysOf));
      const text = metricsText(about, wide);
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
}

/** An agent newer than this collector may send metrics that it has no name for yet; they are kept and not told. */
function metricsOf(name: string | readonly string[] | undefined): ReadonlySet<number> {
  const names = name === undefined ? undefined : new Set<string>([name].flat());
  return new Set(metricKinds.filter((kind) => names?.has(kind.name) ?? true).map(({ id }) => id));
}

function seriesCount(points: readonly Points[]): number {
  return new Set(points.flatMap(({ series }) => series.map(({ metric, instance }) => `${metric} ${instance}`))).size;
}

function stepMsOf(step: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(step) ?? [];
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

/** The answer as text; `about` is what it says besides the series, whose memory is given back as they are told. */
function metricsText(about: Omit<Metrics, 'series'>, { atMs, series }: Points): Buffer {
  const room = listRoom(atMs.length);
  const parts: Uint8Array[] = [];
  for (const one of series) {
    const kind = kindById.get(one.metric);
    if (!kind) continue;
    const head = JSON.stringify({ name: kind.name, unit: kind.unit, instance: one.instance }).slice(0, -1);
    const { average, min, max } = stepLists(one, kind.scale, room);
    free([one.count, one.min, one.max, one.sum]);
    parts.push(Buffer.from(`${parts.length > 0 ? '},' : ''}${head},"average":`), average);
    parts.push(Buffer.from(',"min":'), min, Buffer.from(',"max":'), max);
  }
  const head = `${JSON.stringify(about).slice(0, -1)},"series":[`;
  const text = Buffer.concat([Buffer.from(head), ...parts, Buffer.from(parts.length > 0 ? '}]}' : ']}')]);
  free([atMs, ...Object.values(room), ...parts]);
  return text;
}
