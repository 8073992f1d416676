import type { statfs } from 'node:fs/promises';
import type { Text } from '@kadoban/proto/language';
import type { Clock } from '../clock.ts';
import type { CollectorAddress } from '../collector-address.ts';
import type { Ended, User } from '../commands/command.ts';
import type { AgentConfig } from '../config.ts';
import type { AgentError } from '../errors.ts';
import type { Identity } from '../identity.ts';

/** What an examination found. `warning`: it works, but something should be done. `skipped`: it could not look; `said` tells why. */
export interface Finding {
  readonly status: 'good' | 'warning' | 'bad' | 'skipped';
  readonly said: Text;
  /** What to do, of what is not good. */
  readonly remedy?: Text;
}

/** An agent with what lies around it. What only a broken machine could show is an argument. */
export interface Patient {
  readonly config: AgentConfig;
  /** The file that it was read from; undefined where all is default. */
  readonly configFile: string | undefined;
  /** The command line's own options, to run ourselves with. */
  readonly options: readonly string[];
  readonly identity: Identity | undefined;
  /** Why nobody can tell the identity. */
  readonly identityProblem: AgentError | undefined;
  readonly collector: CollectorAddress | undefined;
  readonly clock: Clock;
  /** The file of this very program; undefined when it runs from source. */
  readonly program: string | undefined;
  /** Our own user; undefined where the system has no numbers for users. */
  readonly uid: number | undefined;
  readonly statfs: typeof statfs;
  again(argv: readonly string[], as?: User): Promise<Ended>;
  /** What a program of the system prints; undefined where there is none. */
  printed(program: string, args: readonly string[]): Promise<string | undefined>;
}

export interface Examination {
  /** The file's name, and what programs know it by. */
  readonly name: string;
  readonly title: Text;
  /** Without these being well it would only tell of the same fault again. */
  readonly after: readonly string[];
  look(patient: Patient): Promise<Finding>;
}

/** The collector's address, of whom `enrolment` has found well. */
export function collectorOf({ collector }: Patient): CollectorAddress {
  if (!collector) throw new TypeError('an examination of the way to the collector comes after `enrolment`');
  return collector;
}
