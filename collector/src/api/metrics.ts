import { metricKinds } from '@kadoban/proto/metrics';
import { Type } from 'typebox';
import { free } from '../metrics/free.ts';
import { joinParts } from '../metrics/join-parts.ts';
import { type ToldPart, tellWindow } from '../metrics/tell-window.ts';
import { floorTo, tierFor } from '../metrics/tiers.ts';
import { ToldDays } from '../metrics/told-days.ts';
import { zstd } from '../store/zstd.ts';
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

/** Text of days that is remembered: some twenty months of minutes of one metric, or a hundred of what the page asks for. */
const toldBytesMax = 16 * 1024 * 1024;

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
  const told = new ToldDays(toldBytesMax, (bytes, others) => Buffer.compare(bytes, others) === 0);
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
      const metrics = metricsOf(name);
      const query = { hostId: request.params.id, ...period, tier: tierFor(stepMs), metrics };
      const { tier, days, blocks } = await store.metrics.readDays(query);
      const stored = { hostId: request.params.id, window: period, stepMs, metrics, days, blocks };
      const seriesMax = Math.floor(valuesMax / (3 * steps));
      const parts = tellWindow(stored, { compression: zstd, told, seriesMax });
      if (!parts) {
        return refuse(reply, 400, 'REQUEST_INVALID', 'name: too many series for so many steps; name some metrics');
      }
      const { fromMs, toMs } = period;
      const about = { from: instant(fromMs), to: instant(toMs), first: instant(floorTo(fromMs, stepMs)), stepMs, tier };
      const text = metricsText(about, parts);
      // Who hands it on to another thread has a copy.
      reply.raw.once('close', () => free([text]));
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
}

/** An agent newer than this collector may send metrics that it has no name for yet; they are kept and not told. */
function metricsOf(name: string | readonly string[] | undefined): ReadonlySet<number> {
  const names = name === undefined ? undefined : new Set<string>([name].flat());
  return new Set(metricKinds.filter((kind) => names?.has(kind.name) ?? true).map(({ id }) => id));
}

function stepMsOf(step: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(step) ?? [];
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

/** The answer as text; `about` is what it says besides the series. */
function metricsText(about: Omit<Metrics, 'series'>, parts: readonly ToldPart[]): Buffer {
  const gaps = new Map<number, Buffer>();
  const gap = (steps: number) => gaps.getOrInsertComputed(steps, () => Buffer.from('null,'.repeat(steps)));
  const bytes: Uint8Array[] = [Buffer.from(`${JSON.stringify(about).slice(0, -1)},"series":[`)];
  const list = (name: string, pieces: readonly Uint8Array[]) => {
    bytes.push(Buffer.from(`,"${name}":[`), ...pieces.slice(0, -1));
    const last = pieces.at(-1);
    if (last) bytes.push(last.subarray(0, -1));
    bytes.push(Buffer.from(']'));
  };
  for (const { metric, instance, average, min, max } of joinParts(parts, gap)) {
    const kind = kindById.get(metric);
    if (!kind) throw new TypeError('only what has a name is told');
    const head = JSON.stringify({ name: kind.name, unit: kind.unit, instance }).slice(0, -1);
    bytes.push(Buffer.from(`${bytes.length > 1 ? ',' : ''}${head}`));
    list('average', average);
    list('min', min);
    list('max', max);
    bytes.push(Buffer.from('}'));
  }
  return Buffer.concat([...bytes, Buffer.from(']}')]);
}
