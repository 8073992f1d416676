import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Latencies } from './latencies.ts';
import type { AgentAccount } from './load-agent.ts';
import type { Answer, Look, Order, Part } from './load-messages.ts';

/** Of 20,000 files that a process may have open, as much as a test machine allows, some are needed for other things. */
const agentsOfProcess = 19_000;

/**
 * A generator's own collections of its whole heap, some 300 ms each, would be told as the collector's: its heap may become a few times as large before
 * there is one. Real agents share none.
 */
const execArgv = ['--heap-growing-percent=200', '--max-semi-space-size=32'];

/** What all generators together have seen since the last look. */
export interface Seen extends Omit<Look, 'acks' | 'lateness'> {
  readonly acks: Latencies;
  readonly lateness: Latencies;
}

export interface Generators {
  readonly pids: readonly number[];
  look(): Promise<Seen>;
  cut(): void;
  /** Agents that still had something to send after `withinMs`, and the accounts of all by their number. */
  drain(withinMs: number): Promise<{ readonly left: number; readonly accounts: ReadonlyMap<number, AgentAccount> }>;
}

/** Starts as many processes as `agents` need; they end with the stack. */
export function startGenerators(
  stack: AsyncDisposableStack,
  agents: number,
  part: Omit<Part, 'fromAgent' | 'step' | 'count'>,
): Generators {
  const step = Math.ceil(agents / agentsOfProcess);
  const children = Array.from({ length: step }, (_, fromAgent) => {
    const child = fork(join(import.meta.dirname, 'generator.ts'), [], { serialization: 'advanced', env: {}, execArgv });
    stack.defer(() => endOf(child));
    const count = Math.ceil((agents - fromAgent) / step);
    const dialsPerSecond = part.dialsPerSecond / step;
    child.send({ type: 'start', part: { ...part, fromAgent, step, count, dialsPerSecond } } satisfies Order);
    return child;
  });
  return {
    pids: children.flatMap(({ pid }) => pid ?? []),
    async look() {
      const looks = await Promise.all(children.map((child) => ask(child, { type: 'look' })));
      return sumOf(looks.filter((answer) => answer.type === 'look'));
    },
    cut() {
      for (const child of children) child.send({ type: 'cut' } satisfies Order);
    },
    async drain(withinMs) {
      const answers = await Promise.all(children.map((child) => ask(child, { type: 'drain', withinMs })));
      const drained = answers.filter((answer) => answer.type === 'drained');
      return {
        left: drained.reduce((sum, { left }) => sum + left, 0),
        accounts: new Map(drained.flatMap(({ accounts }) => accounts)),
      };
    },
  };
}

async function ask(child: ChildProcess, order: Order): Promise<Answer> {
  const gone = new AbortController();
  const left = () => gone.abort(new Error(`a generator ended with ${child.exitCode ?? child.signalCode}`));
  child.once('exit', left);
  try {
    child.send(order);
    const [answer] = (await once(child, 'message', { signal: gone.signal })) as [Answer];
    return answer;
  } finally {
    child.off('exit', left);
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function sumOf(looks: readonly Look[]): Seen {
  const sum = (what: (look: Look) => number) => looks.reduce((total, look) => total + what(look), 0);
  const [acks, lateness] = [new Latencies(), new Latencies()];
  const closings = new Map<string, number>();
  for (const look of looks) {
    acks.merge(look.acks);
    lateness.merge(look.lateness);
    for (const [why, count] of look.closings) closings.set(why, (closings.get(why) ?? 0) + count);
  }
  return {
    open: sum(({ open }) => open),
    batches: sum(({ batches }) => batches),
    observations: sum(({ observations }) => observations),
    sessions: sum(({ sessions }) => sessions),
    sentAgain: sum(({ sentAgain }) => sentAgain),
    forgotten: sum(({ forgotten }) => forgotten),
    throttles: sum(({ throttles }) => throttles),
    closings,
    acks,
    lateness,
  };
}
