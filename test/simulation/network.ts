import type { Answer } from '@kadoban/collector/src/probes/answer.ts';
import type { Accounts } from './accounts.ts';
import type { Path } from './path.ts';
import type { Process } from './process.ts';

/** As `serve` has it by default. */
const timeoutMs = 2000;

/** One look of the collector at a machine, and what truly came of it. */
export interface Asked {
  readonly hostId: string;
  readonly atMs: number;
  readonly answer: Answer;
  /** When the collector had the answer. */
  readonly heardMs: number;
}

/** The network as the collector sees it: who is asked at an address answers when the question reaches it, and the answer the collector. */
export class Network {
  readonly asked: Asked[] = [];
  readonly #accounts: Accounts;
  readonly #hosts = new Map<string, { readonly hostId: string; readonly path: Path }>();

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  /** Behind a gateway no host has an address of its own. */
  add(address: string, hostId: string, path: Path): void {
    this.#hosts.set(address, { hostId, path });
  }

  /** Asks a machine from a process of the collector. */
  async ask(address: string, process: Process, nowMs: () => number): Promise<Answer> {
    const atMs = nowMs();
    const host = this.#hosts.get(address);
    if (!host) {
      this.#accounts.problem(`${address} was asked, which is no host's alone`);
      return 'not-asked';
    }
    const { hostId, path } = host;
    await process.step(path.latencyMs());
    const isAnswered = path.isReachable;
    await process.step(isAnswered ? path.latencyMs() : timeoutMs);
    const answer = isAnswered && path.isReachable ? 'answered' : 'nothing';
    this.asked.push({ hostId, atMs, answer, heardMs: nowMs() });
    return answer;
  }
}
