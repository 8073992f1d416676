import { basename, dirname } from 'node:path';
import { lookAtMachine } from '@kadoban/proto/install/machine';
import { perform } from '@kadoban/proto/install/perform';
import { programPath, uninstallSteps } from '@kadoban/proto/install/service';
import type { Step } from '@kadoban/proto/install/step';
import type { Language } from '@kadoban/proto/language';
import { collectorAddress } from '../collector-address.ts';
import { type Io, readConfig, type Values } from '../commands/command.ts';
import { AgentError } from '../errors.ts';
import { failureText } from '../failure-text.ts';
import { languageIn } from '../language.ts';
import { readState } from '../state.ts';
import { installWords } from './install-words.ts';
import { installFailure, wishOf } from './refusals.ts';
import { agentService } from './service.ts';

/** Takes back what `installAgent` did; with `--purge` also what came of it since, and the collector is told. */
export async function uninstallAgent(values: Values, io: Io): Promise<void> {
  const language = languageIn(values, io.env);
  const words = installWords[language];
  const wish = wishOf({ ...prefixOf(io.program), ...values });
  const machine = await lookAtMachine(wish.root);
  const isPurge = values.purge === true;
  const { isSystemdUp } = machine;
  const { prefix, root, isDryRun } = wish;
  if (isPurge && root === '/') await leave(isDryRun, language, io);
  try {
    const steps = uninstallSteps(agentService, { prefix, isPurge, isSystemdUp });
    await perform([...steps, ...leftovers(prefix)], machine, isDryRun, { words: words.steps, say: io.out });
  } catch (error) {
    throw installFailure(error);
  }
  if (!isPurge) io.out(words.kept);
}

/** Where the program that runs lies, when `install` has put it there. */
function prefixOf(program: string | undefined): { prefix?: string } {
  if (program === undefined || basename(program) !== agentService.name) return {};
  const folder = dirname(program);
  return basename(folder) === 'bin' ? { prefix: dirname(folder) } : {};
}

/** What an update that was cut off has left beside the program. */
function leftovers(prefix: string): Step[] {
  const program = programPath(agentService, prefix);
  return ['previous', 'new'].map((end) => ({ does: 'remove', path: `${program}.${end}` }));
}

/** The host's availability ends, instead of turning into silence. A collector that cannot be reached does not keep anybody from uninstalling. */
async function leave(isDryRun: boolean, language: Language, io: Io): Promise<void> {
  const { steps, ...words } = installWords[language];
  try {
    const config = await readConfig({}, io);
    const { identity, ...keys } = readState(config.stateDir);
    if (!identity) return;
    const collector = collectorAddress(config, identity, io.env);
    const what = words.leaving(collector.url.origin);
    if (isDryRun) return io.out(steps.would(what));
    const { sayFarewell } = await import('../farewell.ts');
    await sayFarewell({ identity, ...keys }, collector);
    io.out(steps.done(what));
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    io.err(`${await failureText(error, language)}\n${words.notLeft}`);
  }
}
