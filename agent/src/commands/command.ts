import { readFile } from 'node:fs/promises';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Problem } from '@kadoban/proto/problem';
import { allKinds } from '../checks/index.ts';
import type { NotStarted, Ended as ProgramEnded } from '../checks/programs/run-program.ts';
import type { Clock } from '../clock.ts';
import type { AgentConfig } from '../config.ts';
import type { Environment } from '../environment.ts';
import { AgentError } from '../errors.ts';
import type { CommandName } from '../help-ja.ts';

/** What commands get from the process. */
export interface Io {
  /** Lines for the standard output and the standard error. */
  out(text: string): void;
  err(text: string): void;
  /** The standard input to its end. */
  input(): Promise<string>;
  readonly env: Environment;
  /** The file of this very program; none when it runs from source. */
  readonly program: string | undefined;
  /** The configuration of this host where the command line names none; undefined where there is none. */
  readonly configFile: string | undefined;
  readonly clock: Clock;
  /** A clock that starts with the boot and stops with the machine. */
  bootClockMs(): number;
  /** Runs this program with another command line to its end, in a process of its own; root may do so as another user. */
  again(argv: readonly string[], as?: User): Promise<Ended>;
  /**
   * Runs this program with another command line apart from all else: of our environment it has nothing but where the system's own programs are, and
   * what it starts ends with it, at the latest when `signal` aborts.
   */
  apart(argv: readonly string[], signal: AbortSignal): Promise<ProgramEnded | NotStarted>;
  /** Becomes the program that lies in our place now, with the same command line. Where that cannot be, it does nothing: whoever started us does it again. */
  restart(): void;
  /**
   * Resolves when somebody asks the process to end. Until it is called a signal ends the process at once; who calls it before anything is waited for
   * misses none.
   */
  stopped(): Promise<string>;
}

/** A user of the system, by number. */
export interface User {
  readonly uid: number;
  readonly gid: number;
  /** What it is to have besides the groups that the system's own list gives it, by name or number. */
  readonly groups: readonly string[];
}

/** What a command line printed and returned. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Values {
  readonly [option: string]: string | boolean | undefined;
}

export interface Command {
  /** The words that call it, such as `config show`. */
  readonly name: CommandName;
  readonly summary: string;
  /** For the help: what stands behind the name. */
  readonly usage: string;
  /** For the help: what each option means, and the exit codes where they are its own. */
  readonly details: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words that are no option it takes. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** The exit code of a wrong command line or configuration: 2, unless others give it another meaning. */
  readonly wrongInputCode?: number;
  /** Returns the exit code; what it throws as an AgentError is printed plainly. */
  run(values: Values, positionals: readonly string[], io: Io): Promise<number>;
}

/** An option that has to be there. */
export function required(values: Values, option: string): string {
  const value = optional(values, option);
  if (value === undefined || value === '') throw new AgentError('USAGE', ['missing', option]);
  return value;
}

export function optional(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

/** The options of a command line, to run ourselves with. */
export function optionsOf(values: Values): string[] {
  return Object.entries(values).flatMap(([option, value]) =>
    typeof value === 'string' ? [`--${option}`, value] : [`--${option}`],
  );
}

/** What is in the file of `--token-file`, or on the standard input for `-`. */
export async function tokenText(file: string, io: Io): Promise<string> {
  if (file === '-') return io.input();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AgentError('USAGE', ['unusableFile', 'token-file', (error as Error).message], { cause: error });
  }
}

/** The options of every command that works with a configuration and its state, and what they mean. */
export const configOptions = {
  config: { type: 'string' },
  state: { type: 'string' },
  'host-root': { type: 'string' },
} as const;
export const configDetails = `  --config FILE  the configuration (YAML); without it /etc/kadoban-agent/agent.yaml, or else everything has its default
  --state DIR    in place of \`stateDir\` of the configuration
  --host-root DIR  in place of its \`hostRoot\`: where the files of the host are, for an agent in a container`;

/** The options that stand for a key of the configuration, and the variables that they are read as. */
const optionVariables = { state: 'KADOBAN_STATE_DIR', 'host-root': 'KADOBAN_HOST_ROOT' } as const;

/** A configuration with the text and the environment that it was read from. */
export interface ReadConfig {
  readonly config: AgentConfig;
  readonly yaml: string;
  /** What `yaml` is called in messages. */
  readonly file: string;
  readonly env: Environment;
}

/** The configuration that the options name, the environment included; throws with every mistake in it. One that somebody is about to put in place is read `strictly`: see forbidden-programs.ts. */
export async function readConfig(
  values: Values,
  io: Pick<Io, 'env' | 'configFile'>,
  strictly = false,
): Promise<AgentConfig> {
  return (await readConfigSource(values, io, strictly)).config;
}

/** The same with its source. What understands it is loaded only now: it is larger than all the rest, and the agent that runs has no use for it. */
export async function readConfigSource(
  values: Values,
  io: Pick<Io, 'env' | 'configFile'>,
  strictly = false,
): Promise<ReadConfig> {
  const named = optional(values, 'config') ?? io.configFile;
  const yaml = named === undefined ? '' : await textOf(named);
  const file = named ?? 'defaults';
  const { parseConfig } = await import('../config.ts');
  const { forbiddenPrograms } = await import('../forbidden-programs.ts');
  const env = { ...io.env, ...settingsIn(values) };
  const parsed = parseConfig(await allKinds(), yaml, env, file);
  const found = parsed.ok ? await forbiddenPrograms(parsed.value, { file, yaml }, strictly) : parsed.problems;
  if (parsed.ok && found.length === 0) {
    const { configFromAfar } = await import('../config-from-afar.ts');
    const config = await configFromAfar({ config: parsed.value, yaml, env }, optional(values, 'central'));
    return { config, yaml, file, env };
  }
  const problems = found.map((problem) => inOption(problem, values));
  throw new AgentError('CONFIG_INVALID', ['mistakes', problems]);
}

/** What the options set, as variables. An empty one would set nothing, and the agent would use a directory that nobody named. */
function settingsIn(values: Values): Record<string, string> {
  const settings = Object.entries(optionVariables).flatMap(([option, variable]) => {
    const value = optional(values, option);
    if (value === '') throw new AgentError('USAGE', ['emptyPath', option]);
    return value === undefined ? [] : [[variable, value] as const];
  });
  return Object.fromEntries(settings);
}

/** What is wrong with a variable is, for whoever gave the option that stands for it, wrong with that. */
function inOption(problem: Problem, values: Values): Problem {
  const [option] = Object.entries(optionVariables).find(([, variable]) => variable === problem.path) ?? [];
  if (option === undefined || optional(values, option) === undefined) return problem;
  return { ...problem, file: 'command line', path: `--${option}` };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AgentError('CONFIG_UNREADABLE', ['words', (error as Error).message], { cause: error });
  }
}
