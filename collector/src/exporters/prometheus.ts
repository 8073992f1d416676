import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import type { ApiParts } from '../api/parts.ts';
import { periodOf } from '../api/period.ts';
import { currentSloStates, type SloState } from '../definitions/slo-states.ts';
import { type Counts, sumOf } from '../ingest/tally.ts';
import type { HostStatus } from '../store/statuses.ts';
import type { Host } from '../store/store.ts';
import { type Family, familyText, quoted } from './family.ts';
import { ingestFamilies } from './ingest-families.ts';
import { type HostFigures, MonthFigures } from './month-figures.ts';
import { sloFamilies } from './slo-families.ts';

const statuses = ['up', 'degraded', 'down', 'unknown'] as const;

const neverSeen: HostStatus = { status: 'unknown', checks: { up: 0, degraded: 0, down: 0, unknown: 0 } };

/**
 * `/metrics`: the state of every host in Prometheus' text format. Needs an API key like everything else that tells of hosts. What it costs grows
 * with the hosts by a few rows each; what would have to be derived has its turns, see MonthFigures.
 */
export function prometheusRoute(app: App, parts: ApiParts): void {
  const { store } = parts;
  const schema = { tags: ['exporters'], produces: ['text/plain'], response: { 200: Type.String() } };
  const month = new MonthFigures(parts);
  app.get('/metrics', { schema }, async (_request, reply) => {
    const asOfMs = await parts.asOf();
    const period = periodOf({}, parts.organisation.timeZone, asOfMs);
    if (typeof period === 'string') throw new TypeError(period);
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    const hosts = await store.hosts.list();
    return prometheusText({
      hosts,
      asOfMs,
      statuses: await store.statuses.all(asOfMs),
      figures: await month.of(hosts, period, asOfMs),
      isConnected: (hostId) => parts.live.connected.has(hostId),
      slos: await currentSlos(parts, asOfMs),
      counts: sumOf(await Promise.all(parts.counts.map((counts) => counts()))),
      clockBehindMs: await parts.clockBehindMs(),
      version: parts.version,
    });
  });
}

async function currentSlos({ store }: ApiParts, asOfMs: number): Promise<SloState[]> {
  const ids = (await store.definitions.current('slo')).map(({ id }) => id);
  return currentSloStates(store, ids, asOfMs);
}

interface Exported {
  readonly hosts: readonly Host[];
  readonly asOfMs: number;
  readonly statuses: ReadonlyMap<string, HostStatus>;
  readonly figures: ReadonlyMap<string, HostFigures>;
  readonly isConnected: (hostId: string) => boolean;
  readonly slos: readonly SloState[];
  readonly counts: Counts;
  readonly clockBehindMs: number;
  readonly version: string;
}

/** One family after another, each with its help and type. */
function prometheusText({ slos, counts, clockBehindMs, version, ...exported }: Exported): string {
  const families: Family[] = [
    ['kadoban_build_info', 'The running version.', [`{version=${quoted(version)}} 1`]],
    [
      'kadoban_clock_behind_seconds',
      'How far the collector’s clock is behind what was recorded by it. No evidence is taken while this is not 0.',
      [` ${clockBehindMs / 1000}`],
    ],
    ...stateFamilies(exported),
    ...figureFamilies(exported),
    ...sloFamilies(slos),
    ...ingestFamilies(counts),
  ];
  return families.map(familyText).join('');
}

/** What hosts are now, all as of one instant. */
function stateFamilies({
  hosts,
  asOfMs,
  statuses: known,
  isConnected,
}: Pick<Exported, 'hosts' | 'asOfMs' | 'statuses' | 'isConnected'>): Family[] {
  const lines = (value: (status: HostStatus, one: (typeof statuses)[number]) => number) =>
    hosts.flatMap((host) => {
      const status = known.get(host.hostId) ?? neverSeen;
      return statuses.map((one) => `{${labels(host)},status="${one}"} ${value(status, one)}`);
    });
  return [
    [
      'kadoban_as_of_timestamp_seconds',
      'The instant as of which hosts and checks are told: what arrived later is not applied yet.',
      [` ${asOfMs / 1000}`],
    ],
    [
      'kadoban_host_status',
      '1 for the status the host has now, else 0.',
      lines(({ status }, one) => (status === one ? 1 : 0)),
    ],
    [
      'kadoban_host_connected',
      '1 while the agent of the host is connected.',
      hosts.map((host) => `{${labels(host)}} ${isConnected(host.hostId) ? 1 : 0}`),
    ],
    ['kadoban_host_checks', 'Checks of the host by status.', lines(({ checks }, one) => checks[one])],
  ];
}

/** What would take too long to derive for all hosts at each request, and so may be older. A host that had no turn yet in this month has no line. */
function figureFamilies({ hosts, figures }: Pick<Exported, 'hosts' | 'figures'>): Family[] {
  const lines = (value: (one: HostFigures) => number) =>
    hosts.flatMap((host) => {
      const one = figures.get(host.hostId);
      return one ? [`{${labels(host)}} ${value(one)}`] : [];
    });
  const oldestMs = [...figures.values()].reduce(
    (oldest, { asOfMs }) => Math.min(oldest, asOfMs),
    Number.POSITIVE_INFINITY,
  );
  return [
    [
      'kadoban_host_down_seconds',
      'Down time in the current month of the organisation, as of its last turn.',
      lines(({ downMs }) => downMs / 1000),
    ],
    [
      'kadoban_host_unknown_seconds',
      'Time in the current month in which nobody could look, as of its last turn.',
      lines(({ unknownMs }) => unknownMs / 1000),
    ],
    [
      'kadoban_host_figures_as_of_timestamp_seconds',
      'The oldest instant as of which the seconds of a host in this month are told.',
      figures.size === 0 ? [] : [` ${oldestMs / 1000}`],
    ],
    [
      'kadoban_host_figures_missing',
      'Hosts whose seconds in this month had no turn yet.',
      [` ${hosts.length - figures.size}`],
    ],
  ];
}

function labels(host: Host): string {
  return `host_id=${quoted(host.hostId)},host=${quoted(host.name)}`;
}
