import type { HostSummary } from '../../src/api/contract.ts';
import type { Right } from '../../src/api/may.ts';
import { tagPattern } from '../../src/definitions/tag-pattern.ts';
import type { Answer, Client } from '../data/client.ts';
import { type Failure, sendEach } from '../data/send-each.ts';
import { hostPath } from '../parts/range-paths.ts';

export const bulkActions = ['tag', 'maintenance', 'rotate', 'approve', 'decommission', 'revoke'] as const;
export type BulkAction = (typeof bulkActions)[number];

export const rightFor: Readonly<Record<BulkAction, Right>> = {
  tag: 'operate',
  maintenance: 'plan',
  rotate: 'operate',
  approve: 'administer',
  decommission: 'administer',
  revoke: 'administer',
};

/** What cannot be taken back, or ends a watch. */
export const isDangerous: Readonly<Record<BulkAction, boolean>> = {
  tag: false,
  maintenance: false,
  rotate: false,
  approve: false,
  decommission: true,
  revoke: true,
};

/** What was entered besides. */
export interface BulkWish {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly minutes: number;
  readonly reason: string;
}

/** The hosts that an action does something to. */
export function affected(action: BulkAction, hosts: readonly HostSummary[], wish: BulkWish): HostSummary[] {
  switch (action) {
    case 'tag':
      return hosts.filter((host) => tagsAfter(host, wish).join(' ') !== host.tags.join(' '));
    case 'approve':
      return hosts.filter(({ standing }) => standing === 'pending');
    case 'decommission':
      return hosts.filter(({ standing }) => standing !== 'decommissioned' && standing !== 'revoked');
    case 'rotate':
    case 'revoke':
      return hosts.filter(({ standing }) => standing !== 'revoked');
    case 'maintenance':
      return [...hosts];
  }
}

/** The tags of a host with some more and some less. */
function tagsAfter({ tags }: Pick<HostSummary, 'tags'>, { add, remove }: Pick<BulkWish, 'add' | 'remove'>): string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag));
}

/** Words as people write tags: with spaces, commas or the Japanese comma between them. */
export function tagsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s,、]+/)
        .filter((word) => word !== ''),
    ),
  ];
}

/** Those that the collector would refuse. */
export function wrongTags(tags: readonly string[]): string[] {
  const right = new RegExp(tagPattern);
  return tags.filter((tag) => !right.test(tag));
}

/** The next full minute that is not so near that the request would come after it: work that has begun is a change of the past. */
export function nextMinute(nowMs: number): number {
  return Math.ceil((nowMs + marginMs) / minuteMs) * minuteMs;
}

const minuteMs = 60_000;
const marginMs = 5000;

interface BulkWorld {
  readonly client: Pick<Client, 'send'>;
  readonly nowMs: number;
  onDone(count: number): void;
}

/** Does it to every host, and tells which failed. */
export async function runBulk(
  action: BulkAction,
  hosts: readonly HostSummary[],
  wish: BulkWish,
  { client, nowMs, onDone }: BulkWorld,
): Promise<Failure<HostSummary>[]> {
  if (action === 'maintenance') {
    const answer = await startMaintenance(client, hosts, wish, nowMs);
    return answer.ok ? [] : hosts.map((item) => ({ item, answer }));
  }
  const bodyOf = (host: HostSummary): object => {
    if (action === 'tag') return { tags: tagsAfter(host, wish) };
    return action === 'decommission' ? { reason: wish.reason } : {};
  };
  return sendEach(hosts, (host) => client.send('POST', `${hostPath(host.id)}/${action}`, bodyOf(host)), onDone);
}

/** One maintenance for all of them, so that it is announced, approved and ended as one. Somebody else has to approve of it. */
function startMaintenance(
  client: Pick<Client, 'send'>,
  hosts: readonly HostSummary[],
  { minutes, reason }: BulkWish,
  nowMs: number,
): Promise<Answer<unknown>> {
  const fromMs = nextMinute(nowMs);
  const time = (ms: number): string => new Date(ms).toISOString();
  const body = {
    title: reason,
    targets: hosts.map(({ id }) => `host:${id}`),
    from: time(fromMs),
    to: time(fromMs + minutes * minuteMs),
    announcedAt: time(nowMs),
    reason,
  };
  return client.send('PUT', `/api/v1/maintenance/hosts-${nowMs}`, body, { 'if-none-match': '*' });
}
