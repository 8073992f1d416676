import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { enrolmentOf, newAgentKeys } from './collector.ts';
import { command } from './command.ts';

/** The collector's program. */
export const collectorMain = join(import.meta.dirname, '../../collector/src/main.ts');

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly url?: string;
}

/** Starts `serve` as a process of its own, until the end of the test; resolves when it listens. What stands behind `--` is for Node. */
export async function serve(data: string, ...given: string[]) {
  const split = given.includes('--') ? given.indexOf('--') : given.length;
  const [options, ofNode] = [given.slice(0, split), given.slice(split + 1)];
  const args = [
    ...ofNode,
    collectorMain,
    'serve',
    '--data',
    data,
    ...(options.includes('--listen') ? [] : ['--listen', '127.0.0.1:0']),
  ];
  const child = spawn(process.execPath, [...args, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  const errors = text(child.stderr);
  const lines: LogLine[] = [];
  const out = createInterface({ input: child.stdout });
  const listening = new Promise<string>((resolve, reject) => {
    out.on('line', (line) => {
      const entry: LogLine = JSON.parse(line);
      lines.push(entry);
      if (entry.msg === 'collector listening') resolve(entry.url ?? '');
    });
    void gone.then(async () => reject(new Error(await errors)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return { url: await listening, lines, errors, gone, end };
}

/** Enrols a host at a running collector, with a token from the command line. */
export async function enrol(data: string, url: string) {
  const token = (await command(['token', 'create', '--data', data])).out[0] ?? '';
  const keys = newAgentKeys();
  const response = await fetch(`${url}/api/agent/v1/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(enrolmentOf(keys, token)),
  });
  expect(response.status).toBe(201);
  const { hostId } = (await response.json()) as { hostId: string };
  return { hostId, keys };
}

/** Where agents connect to a collector. */
export const streamOf = (url: string) => `${url.replace(/^http/, 'ws')}/api/agent/v1/stream`;
