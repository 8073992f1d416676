import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What commands beside it read. */
const endpointFile = 'endpoint.json';

/** A large log is read again after a crash. */
const startMs = 120_000;

/** What is logged but not applied is applied first. */
const stopMs = 120_000;

export interface CollectorWishes {
  readonly data: string;
  readonly port: number;
  readonly tls: boolean;
  /** In place of the sources. */
  readonly binary: string | undefined;
  /** Where each thread's profile is put when the collector has ended in order. */
  readonly profileDir: string | undefined;
}

/** A collector as a process of its own, to be measured and killed. Ends with the stack. */
export class LoadedCollector {
  readonly #wishes: CollectorWishes;
  #child: ChildProcess | undefined;

  constructor(wishes: CollectorWishes, stack: AsyncDisposableStack) {
    this.#wishes = wishes;
    stack.defer(() => this.kill());
  }

  get pid(): number {
    const { pid } = this.#child ?? {};
    if (pid === undefined) throw new Error('the collector does not run');
    return pid;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const { data, port, tls, binary, profileDir } = this.#wishes;
    const config = join(data, 'bench.yaml');
    // JSON is YAML.
    await writeFile(config, JSON.stringify({ listen: `127.0.0.1:${port}`, tls: { enabled: tls } }));
    const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
    const main = join(import.meta.dirname, '../../collector/src/main.ts');
    const program = binary === undefined ? [process.execPath, ...profile, main] : [binary];
    const [file = '', ...args] = [...program, 'serve', '--data', data, '--config', config];
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'inherit'], env: {} });
    this.#child = child;
    const endMs = performance.now() + startMs;
    // It says where it is only after it has begun to listen.
    while (!(await takesConnections(port)) || !existsSync(join(data, endpointFile))) {
      if (child.exitCode !== null) throw new Error(`the collector ended with ${child.exitCode}`);
      if (performance.now() > endMs) throw new Error('the collector takes no connections');
      await pause(20);
    }
  }

  /** The pin of its certificate; undefined without TLS. */
  async pin(): Promise<string | undefined> {
    const endpoint = JSON.parse(await readFile(join(this.#wishes.data, endpointFile), 'utf8'));
    return endpoint.pin ?? undefined;
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Lets it end in order; fails when it does not. */
  async stop(): Promise<void> {
    const child = this.#child;
    const tooLate = setTimeout(() => child?.kill('SIGKILL'), stopMs);
    await this.#end('SIGTERM');
    clearTimeout(tooLate);
    if (child?.exitCode !== 0) throw new Error(`the collector ended with ${child?.exitCode ?? child?.signalCode}`);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Whether somebody listens there. */
export async function takesConnections(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
