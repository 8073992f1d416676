import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// `npm start`: a collector and an agent for this very machine, from source, until Ctrl-C.

const root = import.meta.dirname;
const collectorMain = join(root, 'collector/src/main.ts');
const agentMain = join(root, 'agent/src/main.ts');

/** A collector that is not ready by then will not be: recovery of a store this small takes a second. */
const readyMs = 60_000;

/** Between a polite stop and the kill; the agent writes its spool to disk in that time. */
const stopMs = 10_000;

/** Some hours of evidence and metrics of one host, with room for SQLite's log. */
const freeBytesMin = 100 * 1024 * 1024;

/** Something a person can act on: printed without a stack, exit code 1. */
class Refusal extends Error {}

/** Somebody asked us to end: exit code 0. */
class Stop extends Error {}

type Address = { host: string; port: number; url: string };

function say(words: string): void {
  console.log(`kadoban: ${words}`);
}

/** Where the collector listens, and the URL at which this machine reaches it: TLS is on by default except on loopback. */
function parseListen(listen: string): Address {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:\s]+)):([0-9]{1,5})$/.exec(listen);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new Refusal(`KADOBAN_LISTEN is ${listen}; it has to be HOST:PORT, such as 127.0.0.1:8480 or [::1]:8480`);
  }
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const isLoopback = reached === host && (/^127\./.test(host) || host === '::1' || host === 'localhost');
  const url = `${isLoopback ? 'http' : 'https'}://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
  return { host, port, url };
}

async function checkPort({ host, port }: Address): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} on ${host} is taken, perhaps by a kadoban that already runs`
        : `cannot listen on ${host}:${port} (${code})`;
    throw new Refusal(`${why}. Another address: KADOBAN_LISTEN=127.0.0.1:${port + 1} npm start`);
  } finally {
    server.close();
  }
}

async function checkData(data: string): Promise<void> {
  try {
    await mkdir(data, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    const probe = join(data, `.probe-${process.pid}`);
    await writeFile(probe, 'can we write here?');
    await rm(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOSPC: 'the disk is full',
      EDQUOT: 'the disk quota is used up',
      ENOENT: 'the directory above it does not exist',
    };
    const why = reasons[code ?? ''] ?? `it is not a directory that this user may write to (${code})`;
    throw new Refusal(`cannot keep data in ${data}: ${why}. Another place: KADOBAN_DATA=DIRECTORY npm start`);
  }
  const { bavail, bsize } = await statfs(data);
  if (bavail * bsize < freeBytesMin) {
    const mib = (bytes: number) => Math.floor(bytes / 1024 / 1024);
    throw new Refusal(
      `the disk is full: ${mib(bavail * bsize)} MiB are free for ${data}, kadoban wants ${mib(freeBytesMin)} MiB`,
    );
  }
}

/**
 * Runs a script to its end and returns what it printed. A secret goes in by `input`, its standard input, because anybody on the
 * machine can read arguments.
 */
function run(script: string, args: string[], signal: AbortSignal, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: root,
      signal,
      encoding: 'utf8',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    } as const;
    const child = execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else if (error) reject(new Refusal(`${script} ${args[0]} failed:\n${stderr || stdout || error.message}`));
      else resolve(stdout.trim());
    });
    // A script that ends without reading its input closes the pipe; its exit code says more than EPIPE.
    child.stdin?.on('error', () => {}).end(input);
  });
}

/** turbo keeps the result, so that an unchanged page costs a fraction of a second. */
async function buildPage(signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  say('building the page');
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  await run(turbo, ['run', 'build', '--filter=@kadoban/collector', '--output-logs=errors-only'], signal);
  say(`the page is built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** A program that we started. Disposing ends it: SIGTERM, and after `stopMs` SIGKILL for its whole process group. */
type Part = AsyncDisposable;

function startPart(name: string, args: string[], logPath: string, onDeath: (reason: Error) => void): Part {
  const log = openSync(logPath, 'w', 0o600);
  // A process group of its own: Ctrl-C in the terminal reaches us alone, and we end the parts in order.
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  };
  process.on('exit', kill);
  let stopping = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    const lastLines = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
    const how = signal ?? `exit code ${code}`;
    if (!stopping) onDeath(new Refusal(`the ${name} ended by itself (${how}). ${logPath} ends with:\n${lastLines}`));
  }, onDeath);
  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        say(`stopping the ${name}`);
        child.kill('SIGTERM');
        const timer = setTimeout(() => {
          say(`the ${name} did not stop within ${stopMs / 1000} s and is killed`);
          process.exitCode = 1;
          kill();
        }, stopMs);
        await ended;
        clearTimeout(timer);
      }
      // What the part itself had started and left behind.
      kill();
      process.off('exit', kill);
    },
  };
}

/** Whether the collector says that it is ready. Its self-made certificate is not checked, because nothing secret is asked or told. */
function isReady(url: string): Promise<boolean> {
  const get = url.startsWith('https:') ? httpsGet : httpGet;
  return new Promise((resolve) => {
    const request = get(`${url}/readyz`, { rejectUnauthorized: false, timeout: 1_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  while (!(await isReady(url))) {
    if (performance.now() - startedAt > readyMs) {
      throw new Refusal(`the collector is not ready after ${readyMs / 1000} s`);
    }
    await pause(100, undefined, { signal });
  }
  say(`the collector is ready (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** The state file alone does not say so: an enrolment that was cut off leaves one without an identity. */
function isEnrolled(stateFile: string): boolean {
  return existsSync(stateFile) && readFileSync(stateFile, 'utf8').includes('"identity"');
}

/** Gives this machine's agent its identity on the first start; later starts find it in the data directory. */
async function enrolOnce(data: string, agentFolder: string, url: string, signal: AbortSignal): Promise<void> {
  if (isEnrolled(join(agentFolder, 'state.json'))) return;
  say('enrolling the agent of this machine');
  const token = await run(collectorMain, ['token', 'create', '--data', data], signal);
  const enroll = ['enroll', '--collector', url, '--token-file', '-', '--state', agentFolder];
  await run(agentMain, enroll, signal, `${token}\n`);
}

/** A link to the page that logs one browser in, once. */
function loginLink(data: string, signal: AbortSignal): Promise<string> {
  return run(collectorMain, ['login', '--data', data], signal);
}

async function start(env: NodeJS.ProcessEnv, ending: AbortController): Promise<void> {
  const { signal } = ending;
  const listen = env.KADOBAN_LISTEN ?? '127.0.0.1:8480';
  const address = parseListen(listen);
  const data = resolve(env.KADOBAN_DATA ?? join(root, '.data'));
  const agentFolder = join(data, 'agent');
  await checkData(data);
  await checkPort(address);
  await buildPage(signal);

  const onDeath = (reason: Error) => ending.abort(reason);
  const serve = [collectorMain, 'serve', '--data', data, '--listen', listen];
  await using _collector = startPart('collector', serve, join(data, 'collector.log'), onDeath);
  await untilReady(address.url, signal);
  await enrolOnce(data, agentFolder, address.url, signal);
  const config = join(data, 'agent.yaml');
  const watch = [agentMain, 'run', '--state', agentFolder, ...(existsSync(config) ? ['--config', config] : [])];
  await using _agent = startPart('agent', watch, join(data, 'agent.log'), onDeath);

  say('running; Ctrl-C ends it');
  console.log(`
  page      ${await loginLink(data, signal)}   (this link logs in once)
  API key   ${join(data, 'admin.key')}   (of an administrator)
  data      ${data}
  checks    ${config}   (yours to write; docs/config.md)
`);
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

async function main(): Promise<void> {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => ending.abort(new Stop(name)));
  // A closed terminal or pipe must not end us before we have ended the parts.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    await start(process.env, ending);
  } catch (error) {
    const reason = ending.signal.aborted ? ending.signal.reason : error;
    if (reason instanceof Stop) {
      say('ended');
    } else {
      console.error(reason instanceof Refusal ? `kadoban: ${reason.message}` : reason);
      process.exitCode = 1;
    }
  }
}

await main();
