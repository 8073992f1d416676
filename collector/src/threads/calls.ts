import type { MessagePort, Transferable, Worker } from 'node:worker_threads';

/** A port to another thread, or that thread seen from outside. */
export type Port = MessagePort | Worker;

/** Asks the other thread; what it throws is thrown here. Arguments and answers are copied, or given away where `transfer` names their memory. */
export type Ask = (name: string, args: readonly unknown[], transfer?: readonly Transferable[]) => Promise<unknown>;

type Answer = (...args: never[]) => unknown;

/** An answer whose memory is given away instead of copied. */
export class Given {
  readonly value: unknown;
  readonly transfer: readonly Transferable[];

  constructor(value: unknown, transfer: readonly Transferable[]) {
    this.value = value;
    this.transfer = transfer;
  }
}

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
  // What many sockets ask for in one turn of the loop goes together. Answers do not wait for its end: a long transaction may be next in it.
  const question = gathering<Question>(port, (send) => setImmediate(send));
  const reply = gathering<Reply>(port, queueMicrotask);
  const heard = (messages: readonly (Question | Reply)[]) => {
    for (const message of messages) {
      if ('ask' in message) void answer(reply, answers, message);
      else settle(waiting, message);
    }
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
      waiting.set(++asked, { resolve, reject });
      question({ ask: asked, name, args }, transfer);
    });
}

type Say<Message> = (message: Message, transfer?: readonly Transferable[]) => void;

/** Messages that are sent as one: each that is sent costs both sides more than what most of them say. */
function gathering<Message>(port: Port, later: (send: () => void) => void): Say<Message> {
  let messages: Message[] = [];
  let given: Transferable[] = [];
  const send = () => {
    const [said, transfer] = [messages, given];
    messages = [];
    given = [];
    (port as Worker).postMessage(said, transfer);
  };
  return (message, transfer = []) => {
    if (messages.length === 0) later(send);
    messages.push(message);
    given.push(...transfer);
  };
}

async function answer(
  say: Say<Reply>,
  answers: ReadonlyMap<string, Answer>,
  { ask, name, args }: Question,
): Promise<void> {
  try {
    const run = answers.get(name);
    if (!run) throw new TypeError(`nobody answers ${name} here`);
    const value = await run(...(args as never[]));
    if (value instanceof Given) say({ answer: ask, value: value.value }, value.transfer);
    else say({ answer: ask, value });
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
