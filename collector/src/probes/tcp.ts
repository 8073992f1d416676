import { connect } from 'node:net';
import type { Answer } from './answer.ts';
import type { Asking } from './asking.ts';

/** The kernel at the other end spoke, though nobody listens there. */
const answers = new Set(['ECONNREFUSED', 'ECONNRESET']);

/** Somebody on the way, or nobody at all, said that there is no such host. Every other error is this machine's own. */
const silences = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN']);

/** Asks by a connection to one port; nothing is sent over it. */
export function askByTcp(address: string, port: number, { timeoutMs, clock, signal }: Asking): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, signal });
    const end = (answer: Answer) => {
      cancel();
      socket.destroy();
      resolve(answer);
    };
    const cancel = clock.after(timeoutMs, () => end('nothing'));
    socket.on('connect', () => end('answered'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(answerOf(error.code ?? '')));
  });
}

/** What the error of a connection says about the host. */
export function answerOf(code: string): Answer {
  if (answers.has(code)) return 'answered';
  return silences.has(code) ? 'nothing' : 'not-asked';
}
