import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publicKeyText } from '@kadoban/proto/handshake';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { Refusal } from '../../launch/refusal.ts';
import { runScript } from '../../launch/run-script.ts';
import { startPart } from '../../launch/start-part.ts';
import { untilReady } from '../../launch/until-ready.ts';
import { companyAt, organisation, retention } from './company.ts';
import { startFeed } from './feed.ts';
import { startLiveAgents } from './live-agents.ts';
import { type Account, addPeople } from './people.ts';
import { promiseLive } from './promise-live.ts';

const root = join(import.meta.dirname, '../..');
const collectorMain = join(root, 'collector/src/main.ts');

export interface DemoWishes {
  /** Whether hosts go on living, and real agents run on this machine. Without, time stands still in what is shown. */
  readonly live: boolean;
  /** A free one without. */
  readonly port?: number;
  /** Kept at the end; without, everything is removed. It must not be there yet. */
  readonly data?: string;
  /** Stands for now, so that the past is the same each time; everything of the demo goes by a clock that is set to it. */
  readonly nowMs?: number;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
}

export interface Demo extends AsyncDisposable {
  readonly url: string;
  readonly data: string;
  /** A link to the page that logs one browser in, once. */
  login(): Promise<string>;
  /** Who may log in by name, one of each role. */
  readonly accounts: readonly Account[];
  /** The API key of an administrator. */
  readonly key: string;
  /** Rejects when a part of it ends by itself. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a collector with thirteen months of a company that end now. */
export async function startDemo({ live, port, data, nowMs: setMs, signal }: DemoWishes): Promise<Demo> {
  const stack = new AsyncDisposableStack();
  const ending = new AbortController();
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  const until = AbortSignal.any(signal ? [signal, ending.signal] : [ending.signal]);
  const onDeath = (reason: Error) => {
    failure.reject(reason);
    ending.abort(reason);
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'kadoban-demo-'));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    // Also where whoever started us ends the process at once.
    process.on('exit', remove);
    stack.defer(() => {
      process.off('exit', remove);
      remove();
    });
    const place = resolve(data ?? join(folder, 'data'));
    await mkdir(place, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(`cannot make ${place} (${error.code}); give a directory that is not there yet`);
    });
    const nowMs = setMs ?? Date.now();
    // First: reports call people by their names, and who signs one signs those.
    const { accounts, ...collector } = await opened(place, companyAt(nowMs).era.beginMs(12));
    await filled(place, nowMs, until);
    // Time goes on from there: what was made meanwhile is no gap.
    const aheadMs = setMs === undefined ? 0 : setMs - Date.now();
    const now = () => Date.now() + aheadMs;
    const env = aheadMs === 0 ? process.env : clockAhead(aheadMs);
    const listen = `127.0.0.1:${port ?? (await freePort())}`;
    const url = `http://${listen}`;
    const config = join(folder, 'collector.yaml');
    await writeFile(config, JSON.stringify({ organisation, retention, probe: { ports: [], icmp: false } }));
    const serve = [collectorMain, 'serve', '--data', place, '--config', config, '--listen', listen];
    stack.use(startPart('collector', serve, join(folder, 'collector.log'), onDeath, env));
    await untilReady(url, until);
    const run = (args: string[]) => runScript(collectorMain, [...args, '--data', place], until, '', env);
    const key = await run(['key', 'create', '--name', 'demo']);
    if (live) {
      const { members } = companyAt(nowMs);
      stack.use(startFeed(members, { port: Number(new URL(url).port), ...collector }, nowMs, now));
      stack.use(await startLiveAgents({ folder, data: place, url, signal: until, onDeath, env }));
      await promiseLive(url, key, now());
    }
    const stop = () => stack.disposeAsync();
    return {
      ...{ url, data: place, failed: failure.promise, stop },
      login: () => run(['login']),
      ...{ key, accounts },
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** In a process of its own: it takes the whole of a core for a while, and can be ended meanwhile. */
async function filled(data: string, nowMs: number, signal: AbortSignal): Promise<void> {
  const script = join(import.meta.dirname, 'fill.ts');
  const child = spawn(process.execPath, [script, data, String(nowMs)], {
    stdio: 'inherit',
    signal,
    killSignal: 'SIGKILL',
  });
  child.on('error', () => undefined);
  const [code, killed] = await once(child, 'exit');
  signal.throwIfAborted();
  if (code !== 0) throw new Refusal(`the past could not be made (${killed ?? `exit code ${code}`})`);
}

/** The environment of programs whose clocks are ahead, or behind where that is negative. */
function clockAhead(aheadMs: number): NodeJS.ProcessEnv {
  const first = `--import=${pathToFileURL(join(import.meta.dirname, 'set-clock.ts'))}`;
  return { ...process.env, NODE_OPTIONS: first, KADOBAN_DEMO_AHEAD_MS: String(aheadMs) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Lets people in, and tells what agents know the collector by. */
async function opened(data: string, foundedMs: number) {
  await using store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
  const { collectorId, signingKey } = await store.identity();
  const accounts = await addPeople(store, foundedMs);
  return { accounts, collectorId, collectorKey: publicKeyText(createPrivateKey(signingKey)) };
}
