import type { MessagePort, Transferable, Worker } from 'node:worker_threads';

/** A port to another thread, or that thread seen from outside. */
export type Port = MessagePort | Worker;

/** Asks the other thread; what it throws is thrown here. Arguments and answers are copied, or given away where `transfer` names their memory. */
export type Ask = (name: string, args: readonly unknown[], transfer?: readonly Transferable[]) => Promise<unknown>;

type Answer = (...args: never[]) => unknown;

interface Question {
  readonly ask: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Reply = { readonly answer: number } & ({ readonly value: unknown } | { readonly error: PlainError });

/** An error as it crosses: copied as such it would lose its codes. */
interface PlainError {
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly errcode: unknown;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls over a port, in both directions: answers those of `answers`, and returns the way to ask the other side. */
export function callsOver(port: Port, answers: ReadonlyMap<string, Answer> = new Map()): Ask {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const say = (message: Question | Reply, transfer: readonly Transferable[] = []) =>
    (port as Worker).postMessage(message, transfer);
  const heard = (message: Question | Reply) => {
    if ('ask' in message) void answer(say, answers, message);
    else settle(waiting, message);
  };
  (port as Worker).on('message', heard);
  let gone: Error | undefined;
  const end = () => {
    gone = new Error('the other thread has ended');
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  // A thread that is seen from outside exits, a port to one closes; either way nobody answers any more.
  (port as Worker).on('exit', end);
  (port as Worker).on('close', end);
  return (name, args, transfer = []) =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      const question: Question = { ask: ++asked, name, args };
      waiting.set(question.ask, { resolve, reject });
      say(question, transfer);
    });
}

async function answer(
  say: (reply: Reply) => void,
  answers: ReadonlyMap<string, Answer>,
  { ask, name, args }: Question,
): Promise<void> {
  try {
    const run = answers.get(name);
    if (!run) throw new TypeError(`nobody answers ${name} here`);
    say({ answer: ask, value: await run(...(args as never[])) });
  } catch (error) {
    const { message, stack, code, errcode } = error as PlainError;
    say({ answer: ask, error: { message, stack, code, errcode } });
  }
}

function settle(waiting: Map<number, Waiting>, reply: Reply): void {
  const one = waiting.get(reply.answer);
  waiting.delete(reply.answer);
  if ('value' in reply) one?.resolve(reply.value);
  else one?.reject(Object.assign(new Error(reply.error.message), reply.error));
}
