import { nearest } from '@kadoban/proto/nearest';
import { agentUser } from '../agent-user.ts';
import { type CheckConfig, type CheckKind, type Outcome, runCheck } from '../checks/check.ts';
import { collectorAddress } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import { languageIn } from '../language.ts';
import { openChecks } from '../open-checks.ts';
import { printed } from '../printed.ts';
import {
  type Command,
  configDetails,
  configOptions,
  type Io,
  optionsOf,
  readConfig,
  type User,
  type Values,
} from './command.ts';

/** The exit codes and words of the Nagios plugin API, in the order in which one outweighs another. */
const severity = ['up', 'unknown', 'degraded', 'down'] as const;
const nagios = {
  up: { code: 0, word: 'OK' },
  degraded: { code: 1, word: 'WARNING' },
  down: { code: 2, word: 'CRITICAL' },
  unknown: { code: 3, word: 'UNKNOWN' },
} as const;

export const check: Command = {
  name: 'check',
  summary: 'Runs a check of the configuration once, or all of them, and prints what it says.',
  usage: 'NAME | --all [--config FILE]',
  details: `${configDetails}
  --all          every check; the worst result decides the exit code

As root it looks as the agent's own user does, so that both see the same. The first line of each result is one that Nagios understands. Exit code 0 up, 1 degraded, 2 down, 3 unknown or wrong usage.`,
  options: { ...configOptions, all: { type: 'boolean' } },
  positionals: { min: 0, max: 1 },
  wrongInputCode: nagios.unknown.code,
  async run(values, [name], io) {
    if ((name === undefined) === (values.all !== true)) throw new AgentError('USAGE', ['oneCheck']);
    const config = await readConfig(values, io);
    const { checks } = config;
    const chosen = name === undefined ? checks : [named(name, checks)];
    if (chosen.length === 0) {
      // Nothing was looked at, so nothing is known to be well.
      io.out(`${nagios.unknown.word} - the configuration has no checks`);
      return nagios.unknown.code;
    }
    const user = await agentUser(process.getuid?.(), config.stateDir, printed);
    if (user !== undefined) return lookAs(user, values, name, io);
    const collector = config.collector === undefined ? undefined : collectorAddress(config, undefined, io.env);
    const kindOf = await openChecks(config, collector, io.clock);
    const { statusWords } = await import('../status/status-words.ts');
    const { checkStatus } = statusWords[languageIn(values, io.env)];
    const outcomes: Outcome[] = [];
    const stop = new AbortController();
    void io.stopped().then(() => stop.abort());
    for (const each of chosen) {
      const outcome = await look(each, kindOf(each), io, stop.signal);
      outcomes.push(outcome);
      io.out(described(each, kindOf(each), outcome, checkStatus));
    }
    const worst = severity.findLast((status) => outcomes.some((outcome) => outcome.status === status));
    return nagios[worst ?? 'unknown'].code;
  },
};

/** The same command line in a process of that user, whose words are handed on when it ends. */
async function lookAs(user: User, values: Values, name: string | undefined, io: Io): Promise<number> {
  // Ctrl-C reaches that process too, which then tells what it has.
  void io.stopped();
  const { code, out, err } = await io.again(
    ['check', ...optionsOf(values), ...(name === undefined ? [] : [name])],
    user,
  );
  if (out !== '') io.out(out.trimEnd());
  if (err !== '') io.err(err);
  // A process that said nothing of any check did not look, and its code is not one of Nagios.
  return out === '' ? nagios.unknown.code : code;
}

function named(name: string, checks: readonly CheckConfig[]): CheckConfig {
  const found = checks.find((each) => each.name === name);
  if (found) return found;
  const names = checks.map((each) => each.name);
  const near = nearest(name, names);
  throw new AgentError('CHECK_UNKNOWN', ['unknownCheck', name, near, names]);
}

async function look(each: CheckConfig, kind: CheckKind, { clock, err }: Io, signal: AbortSignal): Promise<Outcome> {
  const onCrash = (error: unknown): void => err(`${each.name}: ${(error as Error).stack ?? error}`);
  const outcome = await runCheck(kind, each, { clock, signal, onCrash });
  return outcome ?? { status: 'unknown', reason: 'stopped', output: 'stopped before it ended' };
}

/** A line for Nagios with its performance data, then the same for people. */
function described(
  each: CheckConfig,
  kind: CheckKind,
  { status, reason = '', output = '', timings = [], performance }: Outcome,
  checkStatus: Readonly<Record<Outcome['status'], string>>,
): string {
  const said = [reason, output].filter((text) => text !== '').join(': ') || status;
  // Those of a plugin are in its own words.
  const ours = performance === undefined ? timings : timings.filter(({ name }) => name === 'total');
  const told = ours.map(({ name, ms }) => `'${name}'=${(ms / 1000).toFixed(6)}s`);
  const data = [...(performance === undefined ? [] : [performance]), ...told].join(' ');
  // What stands behind the first bar is performance data.
  const line = `${nagios[status].word} - ${each.name}: ${said.replaceAll('|', '/')}${data === '' ? '' : ` | ${data}`}`;
  const target = `  ${kind.kind} ${kind.target(each)}: ${checkStatus[status]}`;
  return [line, target, ...timings.map(({ name, ms }) => `  ${name} ${ms.toFixed(1)} ms`)].join('\n');
}
