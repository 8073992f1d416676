import { publicKeyText } from '@kadoban/proto/handshake';
import { sql } from 'kysely';
import { addMissingRoots } from '../../collector/src/jobs/daily-root.ts';
import type { Interval } from '../../collector/src/ledger/change.ts';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { encodeLog } from '../../collector/src/store/log-record.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { sealAll } from '../../collector/src/store/seal-all.ts';
import { settleAll } from '../../collector/src/store/settle-all.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { agentVersion, type Company, type Member, rawFromMs } from './company.ts';
import { type Deed, deedsOf, written } from './deeds.ts';
import { startMetrics } from './fill-metrics.ts';
import { people } from './people.ts';
import { promisesOf } from './promises.ts';
import { recordsOf } from './records.ts';
import { reportDeeds } from './report-deeds.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Tells how far it is. */
export type Tell = (what: string) => void;

/** Fills a new store with the company's past, day by day, as a collector would have come to know of it. */
export async function fillStore(file: string, company: Company, tell: Tell): Promise<void> {
  const writeMetrics = startMetrics(company.era.nowMs);
  const backend = openSqlite(file);
  await using store = await openStore(backend);
  // Nobody has anything to lose yet: otherwise the disk is waited for at each commit.
  await sql`pragma synchronous = off`.execute(backend.writer);
  const { era } = company;
  for (const member of company.members) await enrol(store, member);
  await greet(store, company);
  const { signingKey } = await store.identity();
  const deeds = deedsIn(company).toSorted((a, b) => a.atMs - b.atMs);
  let next = 0;
  for (const [index, month] of era.months.entries()) {
    const ago = era.months.length - 1 - index;
    const endMs = ago === 0 ? era.nowMs : era.beginMs(ago - 1);
    for (let fromMs = era.beginMs(ago), toMs = fromMs; fromMs < endMs; fromMs = toMs) {
      // Hour by hour where metrics come with the samples: a block of a whole day would be cut again for each of its hours.
      toMs = Math.min(fromMs + (fromMs < rawFromMs(era.nowMs) ? dayMs : hourMs), endMs);
      await hear(store, company, { fromMs, toMs });
      for (; (deeds[next]?.atMs ?? Number.POSITIVE_INFINITY) < toMs; next++) await deeds[next]?.run(store);
      await sealAll(store.chains, toMs, 'hourly');
      await addMissingRoots(store.chains, signingKey, toMs);
    }
    tell(month);
  }
  await writeMetrics(backend, store, company);
  tell('metrics');
}

/** What agents sent of a day, which is read from then on. */
async function hear(store: Store, { members, late, away, era }: Company, day: Interval): Promise<void> {
  const arrivals = members.flatMap(({ host, past }) => {
    if (host.name !== late.host || day.toMs <= late.fromMs || day.fromMs > late.arrivedMs)
      return past.arrivals(day, day.toMs);
    if (day.toMs <= late.arrivedMs) return past.arrivals({ fromMs: day.fromMs, toMs: late.fromMs }, day.toMs);
    return daysWithin({ fromMs: late.fromMs, toMs: day.toMs }).flatMap((one) => past.arrivals(one, late.arrivedMs));
  });
  await store.evidence.append(encodeLog(arrivals));
  await settleAll(store.evidence);
  const isAfter = day.toMs > away.toMs;
  if (!isAfter) await store.upTimes.stamp('first run', era.beginMs(12), Math.min(day.toMs, away.fromMs));
  else await store.upTimes.stamp('second run', away.toMs, day.toMs);
}

/** A batch takes no more than some days of looks. */
function daysWithin({ fromMs, toMs }: Interval): Interval[] {
  const days: Interval[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += dayMs) days.push({ fromMs: atMs, toMs: Math.min(atMs + dayMs, toMs) });
  return days;
}

async function enrol(store: Store, { host, hostId, privateKey, machineIdHash, life }: Member): Promise<void> {
  const enrolledMs = life.span.fromMs - minuteMs;
  const terms = { createdMs: enrolledMs - minuteMs, expiresMs: enrolledMs + 30 * minuteMs, usesMax: 1, uses: 0 };
  const tags = [...host.tags];
  await store.tokens.add({ hash: `token of ${host.name}`, label: host.name, tags, ...terms });
  const machine = { publicKey: publicKeyText(privateKey), machineIdHash, os: 'linux', arch: 'x64', agentVersion };
  await store.hosts.enrol(`token of ${host.name}`, { hostId, name: host.name, ...machine, enrolledMs }, host.address);
}

/** What the last handshake of each agent told; known from the beginning, because reports of the past tell it. */
async function greet(store: Store, { members }: Company): Promise<void> {
  for (const { host, hostId, past } of members) {
    const seen = { os: 'linux', arch: 'x64', agentVersion, boot: past.last.boot, peerAddress: host.address };
    await store.hosts.greeted(hostId, { ...seen, clockOffsetMs: host.clockAheadMs ?? 0, sampleEveryMs: minuteMs });
  }
  await settleAll(store.evidence);
}

/** Everything that people did. */
function deedsIn(company: Company): Deed[] {
  const { era, troubles, late, members } = company;
  // Hosts and checks are known once their agents have told of them.
  const agreed = written(era.beginMs(12) + 10 * 60 * minuteMs, people.approver.name, '契約締結', promisesOf(era));
  const answers = troubles.flatMap((trouble) => {
    const isLate =
      trouble.hosts?.includes(late.host) && trouble.fromMs >= late.fromMs && trouble.fromMs < late.arrivedMs;
    return deedsOf(trouble, isLate ? late.arrivedMs : 0, era.nowMs);
  });
  const gone = members.filter(({ host }) => host.untilMonths !== undefined).map((member) => retired(member));
  return [agreed, ...answers, ...recordsOf(era), ...gone, ...reportDeeds(company)];
}

function retired({ hostId, life }: Member): Deed {
  const atMs = life.span.toMs + 5 * minuteMs;
  return {
    atMs,
    async run(store) {
      await store.standings.end(hostId, life.span.toMs, {
        author: people.engineer.name,
        atMs,
        reason: '複合機サーバー廃止',
      });
    },
  };
}
