import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';

/** More than any plugin says; what comes beyond is read, so that nobody waits, and dropped. */
const outputBytesMax = 64 * 1024;

/** How long output may still come once the program has ended: a child that has left its group may hold the pipe open for ever. */
const lastWordsMs = 200;

/** The whole environment of a program: its words are read by us, and nothing of the agent's own is its business. */
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

export interface Ended {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** A program that could not be started: the error's code. */
export interface NotStarted {
  readonly failed: string;
}

/**
 * Runs `program`, without a shell, in a process group of its own, to its end or until `signal` aborts. Then, and also when it ends by
 * itself, whatever it started goes with it.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = environment,
): Promise<Ended | NotStarted> {
  const child = spawned(program, args, env);
  if ('failed' in child) return Promise.resolve(child);
  return new Promise((resolve) => {
    const [out, err] = [collected(child.stdout), collected(child.stderr)];
    const killGroup = (): void => {
      if (child.pid !== undefined) killAll(child.pid);
    };
    let lastWords: NodeJS.Timeout | undefined;
    const end = (result: Ended | NotStarted): void => {
      clearTimeout(lastWords);
      signal.removeEventListener('abort', killGroup);
      resolve(result);
    };
    if (signal.aborted) killGroup();
    signal.addEventListener('abort', killGroup);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) end({ failed: error.code ?? error.message });
    });
    child.on('exit', () => {
      killGroup();
      lastWords = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, lastWordsMs);
    });
    child.on('close', (code) => end({ code: code ?? undefined, out: out(), err: err() }));
  });
}

/** Some failures are thrown, others told by an event; without files to open there are no streams either, whatever the types say. */
function spawned(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess | NotStarted {
  try {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    return spawn(program, args, { cwd: '/', env, detached: true, stdio });
  } catch (error) {
    return { failed: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

function killAll(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    // Nobody is left; or only who has taken other rights, as a setuid program does, whom we may not end.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function collected(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (bytes < outputBytesMax) chunks.push(chunk.subarray(0, outputBytesMax - bytes));
    bytes += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
