import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { buildPage } from './launch/build-page.ts';
import { Refusal } from './launch/refusal.ts';
import { runScript } from './launch/run-script.ts';
import { say } from './launch/say.ts';
import { startPart } from './launch/start-part.ts';
import { untilReady } from './launch/until-ready.ts';
import { untilStopped } from './launch/until-stopped.ts';

// `npm start`: a collector and an agent for this very machine, from source, until Ctrl-C.

const root = import.meta.dirname;
const collectorMain = join(root, 'collector/src/main.ts');
const agentMain = join(root, 'agent/src/main.ts');

/** Some hours of evidence and metrics of one host, with room for SQLite's log. */
const freeBytesMin = 100 * 1024 * 1024;

type Address = { host: string; port: number; url: string };

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

/** The state file alone does not say so: an enrolment that was cut off leaves one without an identity. */
function isEnrolled(stateFile: string): boolean {
  return existsSync(stateFile) && readFileSync(stateFile, 'utf8').includes('"identity"');
}

/** Gives this machine's agent its identity on the first start; later starts find it in the data directory. */
async function enrolOnce(data: string, agentFolder: string, url: string, signal: AbortSignal): Promise<void> {
  if (isEnrolled(join(agentFolder, 'state.json'))) return;
  say('enrolling the agent of this machine');
  const token = await runScript(collectorMain, ['token', 'create', '--data', data], signal);
  const enroll = ['enroll', '--collector', url, '--token-file', '-', '--state', agentFolder];
  await runScript(agentMain, enroll, signal, `${token}\n`);
}

/** A link to the page that logs one browser in, once. */
function loginLink(data: string, signal: AbortSignal): Promise<string> {
  return runScript(collectorMain, ['login', '--data', data], signal);
}

async function start([unknown]: readonly string[], env: NodeJS.ProcessEnv, ending: AbortController): Promise<void> {
  if (unknown !== undefined) {
    throw new Refusal(
      `${unknown}: npm start takes no arguments. Where it runs: KADOBAN_LISTEN=HOST:PORT KADOBAN_DATA=DIRECTORY npm start`,
    );
  }
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

await untilStopped((ending) => start(process.argv.slice(2), process.env, ending));
