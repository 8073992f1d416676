import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { uuidOf } from '../bench/fleet.ts';
import { Era } from './era.ts';
import { type CheckBad, type HostDown, HostPast, type Life } from './host-past.ts';
import { type DemoHost, demoHosts } from './hosts.ts';
import { endMs, type Trouble, troublesOf } from './troubles.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const agentVersion = '0.1.0';
export const organisation = { name: 'きた情報サービス株式会社', timeZone: 'Asia/Tokyo' };

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A host of the company with what its agent is known by. Everything follows from its name. */
export interface Member {
  readonly host: DemoHost;
  readonly hostId: string;
  readonly privateKey: KeyObject;
  readonly machineIdHash: string;
  readonly life: Life;
  readonly past: HostPast;
}

/** What did not come in time: a host whose spool arrived long after the month was reported. */
export interface Late {
  readonly host: string;
  readonly fromMs: number;
  readonly arrivedMs: number;
}

export interface Company {
  readonly era: Era;
  readonly members: readonly Member[];
  readonly troubles: readonly Trouble[];
  readonly late: Late;
  /** When the collector itself was away. */
  readonly away: { readonly fromMs: number; readonly toMs: number };
}

/** The company as it stands at an instant, with all that happened to it in the thirteen months before. */
export function companyAt(nowMs: number): Company {
  const era = new Era(nowMs);
  const late = {
    host: 'file-01',
    fromMs: era.onBusinessDay(3, 99, '09:50'),
    arrivedMs: era.onBusinessDay(2, 6, '09:05'),
  };
  const awayMs = era.onDay(2, 9, '02:10');
  const away = { fromMs: awayMs, toMs: awayMs + 40 * minuteMs };
  const troubles = [...troublesOf(era), lateTrouble(era, late)].sort((a, b) => a.fromMs - b.fromMs);
  const members = demoHosts.map((host, index) => memberOf(host, index, era, troubles, away));
  return { era, members, troubles, late, away };
}

/** Nobody knew of it before the spool had come. */
function lateTrouble(era: Era, late: Late): Trouble {
  return {
    ...{ fromMs: late.fromMs + 25 * minuteMs, minutes: 48, hosts: [late.host], how: 'crash' },
    services: ['file-sharing'],
    note: {
      cause: {
        category: 'network',
        text: '回線障害の復旧作業中にファイルサーバーが再起動していた（記録は後日到着）',
        certainty: 'confirmed',
      },
      waived: `${era.month(2)} に回線を二重化済み`,
    },
  };
}

function memberOf(
  host: DemoHost,
  index: number,
  era: Era,
  troubles: readonly Trouble[],
  away: Company['away'],
): Member {
  const { name } = host;
  const span = {
    fromMs: host.sinceMonths === undefined ? era.beginMs(12) : era.onBusinessDay(host.sinceMonths, 4, '14:30'),
    toMs: host.untilMonths === undefined ? Number.POSITIVE_INFINITY : era.onBusinessDay(host.untilMonths, 15, '17:40'),
  };
  const downs = [...downsOf(host, troubles), ...patchesOf(host, era)].toSorted((a, b) => a.fromMs - b.fromMs);
  const course = { host, seed: index + 1, nowMs: era.nowMs, isWorkday: (atMs: number) => era.isWorkday(atMs) };
  const hostId = uuidOf(`demo host ${name}`);
  const bads = badsOf(host, troubles, away);
  const life = {
    hostId,
    course,
    span,
    downs: downs.filter((one) => one.toMs < span.toMs && one.fromMs > span.fromMs),
    bads,
    version: agentVersion,
  };
  const key = Buffer.concat([pkcs8Head, digest(`demo key ${name}`)]);
  return {
    ...{ host, hostId, life, past: new HostPast(life, rawFromMs(era.nowMs)) },
    privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    machineIdHash: digest(`demo machine ${name}`).toString('hex'),
  };
}

function downsOf({ name }: DemoHost, troubles: readonly Trouble[]): HostDown[] {
  return troubles
    .filter(({ hosts }) => hosts?.includes(name))
    .map((trouble) => ({ fromMs: trouble.fromMs, toMs: endMs(trouble), how: trouble.how ?? 'crash' }));
}

/** Which hosts get their patches on the patch day, and how many minutes after it began. */
const patched: Readonly<Record<string, number>> = { 'app-01': 12, 'app-02': 35 };

function patchesOf({ name }: DemoHost, era: Era): HostDown[] {
  const afterMinutes = patched[name];
  if (afterMinutes === undefined) return [];
  return era.months.flatMap((month): HostDown[] => {
    const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
    const day = 15 + ((7 - first.dayOfWeek) % 7);
    const fromMs = era.onDay(era.months.length - 1 - era.months.indexOf(month), day, '02:00') + afterMinutes * minuteMs;
    return [{ fromMs, toMs: fromMs + 7 * minuteMs, how: 'reboot' }];
  });
}

function badsOf({ name, checks }: DemoHost, troubles: readonly Trouble[], away: Company['away']): CheckBad[] {
  const bads = troubles.flatMap((trouble): CheckBad[] => {
    const { said, fromMs } = trouble;
    const mine = trouble.checks?.filter((one) => one.startsWith(`${name}/`)) ?? [];
    return said
      ? mine.map((one) => ({ check: one.slice(name.length + 1), fromMs, toMs: endMs(trouble), ...said }))
      : [];
  });
  // Its agent was stopped, too, while the collector was away.
  const isLost = name === 'mail-01';
  const lost = checks.map(({ name: check }): CheckBad => ({ check, ...away, status: 'lost', reason: '', output: '' }));
  return isLost ? [...bads, ...lost] : bads;
}

/** For how many days metrics are kept as they were measured, and by the minute: less than usual, so that they are made in seconds. */
export const retention = { rawDays: 2, minuteDays: 14, hourDays: 1095 };

const dayMs = 24 * hourMs;

/** Before it no sample is kept as it was measured. */
export function rawFromMs(nowMs: number): number {
  return Math.floor(nowMs / dayMs - retention.rawDays) * dayMs;
}

/** Before it there are only hours. */
export function minutesFromMs(nowMs: number): number {
  return Math.floor(nowMs / dayMs - retention.minuteDays) * dayMs;
}
