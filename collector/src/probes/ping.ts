import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Answer } from './answer.ts';
import type { Asking } from './asking.ts';

/** Where systems keep it. Not looked for along PATH: what is run must be the system's own. */
const programs = ['/usr/bin/ping', '/bin/ping', '/usr/sbin/ping', '/sbin/ping'];

/** The system's ping program, if it has one. */
export function findPing(): string | undefined {
  return programs.find((file) => existsSync(file));
}

/**
 * Asks by one ICMP echo: raw sockets want rights that the collector must not have, and ping has them. Its options for a time limit differ
 * between systems, so it is ended from here.
 */
export function askByPing(program: string, address: string, { timeoutMs, clock, signal }: Asking): Promise<Answer> {
  // An address cannot be mistaken for an option, whoever told it.
  if (isIP(address) === 0) return Promise.resolve('not-asked');
  return new Promise((resolve) => {
    const child = spawn(program, ['-n', '-c', '1', address], { stdio: 'ignore', env: {}, signal });
    const cancel = clock.after(timeoutMs, () => child.kill('SIGKILL'));
    const end = (answer: Answer) => {
      cancel();
      resolve(answer);
    };
    child.on('error', () => end('not-asked'));
    child.on('close', (code, signal) => end(answerOf(code, signal)));
  });
}

/** 0: an echo came back. 1: none did. 2 and more: it could not ask, for want of rights or of a route. */
function answerOf(code: number | null, signal: NodeJS.Signals | null): Answer {
  if (code === 0) return 'answered';
  return code === 1 || signal === 'SIGKILL' ? 'nothing' : 'not-asked';
}
