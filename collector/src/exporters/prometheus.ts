import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import type { HostSummary } from '../api/contract.ts';
import { summariseAll } from '../api/host-summary.ts';
import type { ApiParts } from '../api/parts.ts';
import { periodOf } from '../api/period.ts';
import { currentSloStates, type SloState } from '../definitions/slo-states.ts';
import { type Counts, sumOf } from '../ingest/tally.ts';
import { type Family, familyText, quoted } from './family.ts';
import { ingestFamilies } from './ingest-families.ts';
import { sloFamilies } from './slo-families.ts';

const statuses = ['up', 'degraded', 'down', 'unknown'] as const;

/** `/metrics`: the state of every host in Prometheus' text format. Needs an API key like everything else that tells of hosts. */
export function prometheusRoute(app: App, parts: ApiParts): void {
  const schema = { tags: ['exporters'], produces: ['text/plain'], response: { 200: Type.String() } };
  app.get('/metrics', { schema }, async (_request, reply) => {
    const asOfMs = await parts.asOf();
    const period = periodOf({}, parts.organisation.timeZone, asOfMs);
    if (typeof period === 'string') throw new TypeError(period);
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    return prometheusText({
      hosts: await summariseAll(parts, period, asOfMs),
      slos: await currentSlos(parts, asOfMs),
      counts: sumOf(await Promise.all(parts.counts.map((counts) => counts()))),
      version: parts.version,
    });
  });
}

async function currentSlos({ store }: ApiParts, asOfMs: number): Promise<SloState[]> {
  const ids = (await store.definitions.current('slo')).map(({ id }) => id);
  return currentSloStates(store, ids, asOfMs);
}

interface Exported {
  readonly hosts: readonly HostSummary[];
  readonly slos: readonly SloState[];
  readonly counts: Counts;
  readonly version: string;
}

/** One family after another, each with its help and type. */
function prometheusText({ hosts, slos, counts, version }: Exported): string {
  const families: Family[] = [
    ['kadoban_build_info', 'The running version.', [`{version=${quoted(version)}} 1`]],
    [
      'kadoban_host_status',
      '1 for the status the host has now, else 0.',
      hosts.flatMap((host) =>
        statuses.map((status) => `{${labels(host)},status="${status}"} ${host.state.status === status ? 1 : 0}`),
      ),
    ],
    [
      'kadoban_host_connected',
      '1 while the agent of the host is connected.',
      hosts.map((host) => `{${labels(host)}} ${host.connected ? 1 : 0}`),
    ],
    [
      'kadoban_host_down_seconds',
      'Down time in the current month of the organisation.',
      hosts.map((host) => `{${labels(host)}} ${host.availability.downMs / 1000}`),
    ],
    [
      'kadoban_host_unknown_seconds',
      'Time in the current month in which nobody could look.',
      hosts.map((host) => `{${labels(host)}} ${host.availability.unknownMs / 1000}`),
    ],
    [
      'kadoban_host_checks',
      'Checks of the host by status.',
      hosts.flatMap((host) => statuses.map((status) => `{${labels(host)},status="${status}"} ${host.checks[status]}`)),
    ],
    ...sloFamilies(slos),
    ...ingestFamilies(counts),
  ];
  return families.map(familyText).join('');
}

function labels(host: HostSummary): string {
  return `host_id=${quoted(host.id)},host=${quoted(host.name)}`;
}
