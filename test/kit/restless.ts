import { once } from 'node:events';
import { type Program, start } from './program.ts';

/** When one process of a program began, and when it was gone. */
export interface Life {
  readonly fromMs: number;
  toMs: number;
}

/** A program that is started again whenever it is killed. Gone at the end of the test. */
export class Restless {
  readonly lives: Life[] = [];
  /** How it ended when nobody asked it to. */
  readonly endedByItself: string[] = [];
  readonly #start: () => Program;
  #program: Program;
  #isAsked = false;

  constructor(file: string, args: readonly string[], logFile: string) {
    this.#start = () => start(file, args, logFile);
    this.#program = this.#begin();
  }

  get isRunning(): boolean {
    const { exitCode, signalCode } = this.#program.child;
    return exitCode === null && signalCode === null;
  }

  get pid(): number {
    const { pid } = this.#program.child;
    if (pid === undefined) throw new Error('it could not be started');
    return pid;
  }

  /** Ends it, and starts it at once when it is gone. */
  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.end(signal);
    this.#program = this.#begin();
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#isAsked = true;
    await this.#program.end(signal);
  }

  #begin(): Program {
    this.#isAsked = false;
    const life = { fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
    this.lives.push(life);
    const program = this.#start();
    void once(program.child, 'exit').then(([code, signal]) => {
      life.toMs = Date.now();
      if (!this.#isAsked) this.endedByItself.push(`code ${code}, signal ${signal}`);
    });
    return program;
  }
}
