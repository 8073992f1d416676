import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FlappingTarget } from './flapping-target.ts';
import { type FleetHost, makeFleet } from './fleet.ts';
import { Heard } from './heard.ts';
import { closedPort } from './listen.ts';
import { Restless } from './restless.ts';
import { openWireTap } from './wire-tap.ts';

const source = (path: string) => join(import.meta.dirname, '..', path);

export const collectorMain = source('../collector/src/main.ts');
const agentMain = source('../agent/src/main.ts');
export const herdMain = source('kit/herd.ts');
export const tapMain = source('kit/tap.ts');

/** Processes that tests of whole programs watch, kill and disturb, each with a log of its name in `folder`. */
export function programsIn(folder: string) {
  return (name: string, [file, args]: readonly [file: string, args: readonly string[]]): Restless => {
    const program = new Restless(file, args, join(folder, `${name}.log`));
    onTestFinished(() => program.end('SIGKILL'));
    return program;
  };
}

export interface TappedWishes {
  readonly hosts: number;
  readonly sampleEveryMs: number;
  /** Where the collector keeps its data; without it in the folder of the scene. */
  readonly data?: string;
  /** Where agents keep what is theirs; likewise. */
  readonly agentsIn?: string;
}

/**
 * A collector that serves, and a fleet of enrolled hosts that look at a target which is up and down by turns, but whose agents do not run yet. All
 * they say to each other is heard. On loopback, until the end of the test.
 */
export async function tappedScene({ hosts, sampleEveryMs, ...wishes }: TappedWishes) {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-tapped-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = wishes.data ?? join(folder, 'data');
  const target = new FlappingTarget();
  await target.open();
  const port = await closedPort(createServer());
  const heard = new Heard();
  const tap = await openWireTap({ host: '127.0.0.1', port }, (message) => heard.take(message));
  onTestFinished(() => tap[Symbol.asyncDispose]());
  const collectorUrl = `http://127.0.0.1:${tap.port}`;
  const fleet = await makeFleet({
    count: hosts,
    folder: wishes.agentsIn ?? folder,
    data,
    collectorUrl,
    checks: [target.check],
    sampleEveryMs,
  });
  const program = programsIn(folder);
  const serve = [collectorMain, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`];
  return {
    folder,
    data,
    /** Of the collector itself. */
    url: `http://127.0.0.1:${port}`,
    target,
    heard,
    fleet,
    collector: program('collector', [process.execPath, serve]),
    /** Starts an agent as it runs on a host. */
    single: (host: FleetHost) =>
      program(host.name, [process.execPath, [agentMain, 'run', '--config', host.configFile]]),
    /** Starts the agents of many hosts in one process. */
    herd: (name: string, hosts: readonly FleetHost[]) =>
      program(name, [process.execPath, [herdMain, ...hosts.map(({ configFile }) => configFile)]]),
  };
}
