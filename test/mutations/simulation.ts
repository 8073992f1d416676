/**
 * Tests the simulation: each of these changes breaks a promise that only shows when something fails, and a few hundred seeds have to notice it.
 * `node test/mutations/simulation.ts [name…]` ends with 1 when one survives, or no longer applies because the code moved on.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What the simulation needs of the repository. */
const needed = ['package.json', 'proto', 'agent', 'collector/package.json', 'collector/src', 'test'];
const workspaces = ['proto', 'agent', 'collector', 'test'];

interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const mutations: readonly Mutation[] = [
  {
    name: 'acks-come-before-the-commit',
    file: 'collector/src/ingest/commits.ts',
    from: 'const stored = await append(log.blob());',
    to: "const blob = log.blob(); const { decodeLog } = await import('../store/log-record.ts'); const stored = decodeLog(blob).map(({ head }) => head.lastSeq); void append(blob);",
  },
  {
    name: 'a-loss-of-power-takes-what-was-acknowledged',
    file: 'collector/src/store/evidence.ts',
    from: 'log.append(transaction, blob), { onCommitted })',
    to: 'log.append(transaction, blob), { onCommitted, canBeRedone: true })',
  },
  {
    name: 'numbers-are-used-again',
    file: 'agent/src/spool/spool.ts',
    from: 'this.#nextSeq = sealed.lastSeq + 1;',
    to: 'this.#nextSeq = sealed.lastSeq;',
  },
  {
    name: 'damage-is-never-declared',
    file: 'agent/src/spool/spool.ts',
    from: 'declareLater: (loss, range) => this.#losses.push({ loss, range }),',
    to: 'declareLater: () => {},',
  },
  {
    name: 'gaps-are-taken-without-a-record',
    file: 'collector/src/store/apply.ts',
    from: 'if (firstSeq > storedSeq + 1) await appendLoss',
    to: 'if (firstSeq < storedSeq + 1) await appendLoss',
  },
  {
    name: 'the-stopping-clock-is-ignored',
    file: 'collector/src/ledger/alive-runs.ts',
    from: 'return later.firstMs - earlier.lastMs - (later.firstMonoMs - earlier.lastMonoMs) <= frozenOverMs;',
    to: 'return true;',
  },
  {
    name: 'the-stamp-is-ignored',
    file: 'agent/src/beginning.ts',
    from: 'if (!alive || alive.atMs <= spooledMs) return [];',
    to: 'if (!alive || alive.atMs > 0) return [];',
  },
  {
    name: 'unsent-batches-stay-in-memory',
    file: 'agent/src/spool/spool.ts',
    from: 'await this.#write(nowMs, afterMs);',
    to: 'if (afterMs === 0) await this.#write(nowMs, afterMs);',
  },
  {
    name: 'what-was-sent-counts-as-stored',
    file: 'agent/src/agent.ts',
    from: 'return sealed && {',
    to: 'if (sealed) spool.ack({ epoch: sealed.epoch, seq: sealed.lastSeq });\n          return sealed && {',
  },
  {
    name: 'times-follow-the-wall-clock',
    file: 'agent/src/steady-clock.ts',
    from: 'const wallMs = () => Math.round(zeroMs + upMs());',
    to: 'const wallMs = () => Math.round(clock.wallMs());',
  },
  {
    name: 'a-late-hello-is-taken-for-a-wrong-clock',
    file: 'collector/src/ingest/clock-bounds.ts',
    from: 'mostMs: saidMs - askedMs }',
    to: 'mostMs: saidMs - heardMs }',
  },
  {
    name: 'the-clock-of-an-earlier-start-is-forgotten',
    file: 'collector/src/ingest/session-clock.ts',
    from: 'return known?.offsetMs ?? this.wallOffsetMs - wallAheadMs;',
    to: 'return this.wallOffsetMs - wallAheadMs;',
  },
  {
    name: 'hosts-are-chosen-before-their-turn',
    file: 'collector/src/store/settle.ts',
    from: 'let hosts: HostBacklog[] = [];',
    to: 'let hosts: HostBacklog[] = choose(); const chosen = hosts; choose = () => chosen;',
  },
  {
    name: 'the-log-loses-one-row-too-many',
    file: 'collector/src/store/frame-log.ts',
    from: ".where('n', '<', Math.min(this.#lastN + 1, ...kept))",
    to: ".where('n', '<=', Math.min(this.#lastN + 1, ...kept))",
  },
  {
    name: 'the-log-is-not-read-at-start',
    file: 'collector/src/store/open.ts',
    from: 'await log.load(backend.writer);',
    to: '',
  },
  {
    name: 'what-came-meanwhile-counts-as-applied',
    file: 'collector/src/store/frame-log.ts',
    from: 'for (const host of hosts) this.#forget(host);',
    to: 'for (const host of [...hosts, ...this.#hosts.values()]) this.#forget(host);',
  },
  {
    name: 'what-is-applied-twice-counts-twice',
    file: 'collector/src/store/apply.ts',
    from: 'const storedSeq = applied.get(epoch)?.seq ?? 0;',
    to: 'const storedSeq = Math.min(applied.get(epoch)?.seq ?? 0, firstSeq - 1);',
  },
  {
    name: 'one-host-is-told-without-what-is-kept-of-it',
    file: 'collector/src/store/as-of.ts',
    from: 'await evidence.settleHost(hostId);',
    to: '',
  },
  {
    name: 'who-does-not-answer-is-up',
    file: 'collector/src/jobs/watch-silence.ts',
    from: "reachable: answer === 'answered'",
    to: 'reachable: true',
  },
  {
    name: 'gateways-are-asked',
    file: 'collector/src/ingest/peer-address.ts',
    from: 'return withoutZone(plain(localAddress)) === withoutZone(peer) ? peer : null;',
    to: 'return peer;',
  },
  {
    name: 'probes-are-not-sealed',
    file: 'collector/src/store/append-probes.ts',
    from: "await markUnsealed(transaction, hostId, 'probes', { atMs: hourMs, name: '' });",
    to: '',
  },
  {
    name: 'what-a-block-holds-beyond-the-hour-is-dropped',
    file: 'collector/src/store/close-hour.ts',
    from: "await transaction.insertInto('metric_blocks').values(left).execute();",
    to: 'void left;',
  },
  {
    name: 'nothing-is-read-after-a-throttle',
    file: 'collector/src/ingest/session.ts',
    from: "const effects = state.pressed === 'throttled' ? [read, throttle(0, limits.inFlightMax)] : [read];",
    to: 'const effects: Effect[] = [];',
  },
  {
    name: 'what-stands-before-a-torn-end-goes-with-it',
    file: 'agent/src/spool/segments.ts',
    from: 'if (readableSeq !== undefined) file.ranges.push({ ...range, lastSeq: readableSeq });',
    to: '',
  },
];

/** Played one after the other until one notices. */
const runs = [
  ['--seed', '1', '--seeds', '300', '--hosts', '1', '--days', '0.005'],
  ['--seed', '5001', '--seeds', '150', '--hosts', '2', '--days', '0.01'],
];

type Outcome = 'noticed' | 'SURVIVED' | 'DOES NOT APPLY';

function outcomeOf(mutation?: Mutation): Outcome {
  const copy = mkdtempSync(join(tmpdir(), 'kadoban-mutation-'));
  try {
    for (const path of needed) cpSync(join(root, path), join(copy, path), { recursive: true, filter: isSource });
    linkPackages(copy);
    if (mutation) {
      const file = join(copy, mutation.file);
      const text = readFileSync(file, 'utf8');
      if (!text.includes(mutation.from)) return 'DOES NOT APPLY';
      writeFileSync(
        file,
        text.replace(mutation.from, () => mutation.to),
      );
    }
    const survives = runs.every((args) => {
      const simulate = [join(copy, 'test/simulation/simulate.ts'), ...args];
      return spawnSync(process.execPath, simulate, { cwd: copy, stdio: 'ignore' }).status === 0;
    });
    return survives ? 'SURVIVED' : 'noticed';
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const isSource = (path: string) => !/[\\/](node_modules|dist|golden|testdata)$/.test(path);

/** All packages are the repository's, but for the workspaces: those are the copy's. */
function linkPackages(copy: string): void {
  mkdirSync(join(copy, 'node_modules/@kadoban'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => each !== '@kadoban')) {
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of workspaces) symlinkSync(join(copy, name), join(copy, 'node_modules/@kadoban', name));
}

function main(names: readonly string[]): number {
  // A copy that lacks something fails by itself, and everything would seem to be noticed.
  if (outcomeOf() === 'noticed') {
    console.log('the simulation fails without any change');
    return 1;
  }
  const chosen = mutations.filter(({ name }) => names.length === 0 || names.includes(name));
  const noticed = chosen.filter((mutation) => {
    const outcome = outcomeOf(mutation);
    console.log(`${outcome}: ${mutation.name}`);
    return outcome === 'noticed';
  });
  console.log(`\n${noticed.length} of ${chosen.length} noticed`);
  return noticed.length === chosen.length && chosen.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
