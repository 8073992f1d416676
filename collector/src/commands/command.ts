import { readFile } from 'node:fs/promises';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Language } from '@kadoban/proto/language';
import type { Clock, MachineClocks } from '../clock.ts';
import { type CollectorConfig, parseConfig } from '../config.ts';
import { CollectorError } from '../errors.ts';
import type { CommandName } from '../help-ja.ts';

/** What a command line gets from the process. */
export interface Surroundings extends Clock, MachineClocks {
  /** Lines for the standard output and the standard error. */
  out(text: string): void;
  err(text: string): void;
  /** The file of this very program; none when it runs from source. */
  readonly program: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of the standard input. */
  input(): Promise<Uint8Array>;
  /**
   * Resolves with the signal by which somebody asks the process to end. Until it is called a signal ends the process at once; who calls it before
   * anything is waited for misses none.
   */
  stopped(): Promise<string>;
}

/** What commands get. */
export interface Io extends Surroundings {
  /** Of whoever reads what they say. What programs read is the same in all. */
  readonly language: Language;
}

export interface Values {
  readonly [option: string]: string | boolean | undefined;
}

export interface Command {
  /** The words that call it, such as `token create`. */
  readonly name: CommandName;
  readonly summary: string;
  /** For the help: what stands behind the name. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** What it says goes to a log: in English, unless its command line asks for another language. */
  readonly isService?: true;
  /** How many words that are no option it takes. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** Returns the exit code; what it throws as a CollectorError is printed plainly. */
  run(values: Values, positionals: readonly string[], io: Io): Promise<number>;
}

/** An option that has to be there. */
export function required(values: Values, option: string): string {
  const value = values[option];
  if (typeof value !== 'string' || value === '') throw new CollectorError('USAGE', ['missing', option]);
  return value;
}

export function optional(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

/** The configuration file, or all defaults without one. */
export async function readConfig(file: string | undefined): Promise<CollectorConfig> {
  if (file === undefined) return parseConfig('', 'defaults');
  let yaml: string;
  try {
    yaml = await readFile(file, 'utf8');
  } catch (error) {
    throw new CollectorError('CONFIG_UNREADABLE', (error as Error).message, { cause: error });
  }
  return parseConfig(yaml, file);
}
