import { lookAtMachine } from '@kadoban/proto/install/machine';
import { perform } from '@kadoban/proto/install/perform';
import { uninstallSteps } from '@kadoban/proto/install/service';
import type { Io, Values } from '../commands/command.ts';
import { installFailure, wishOf } from './refusals.ts';
import { agentService } from './service.ts';

/** Takes back what `installAgent` did; with `--purge` also what came of it since. */
export async function uninstallAgent(values: Values, io: Io): Promise<void> {
  const wish = wishOf(values);
  const machine = await lookAtMachine(wish.root);
  const isPurge = values.purge === true;
  const { isSystemdUp } = machine;
  try {
    const steps = uninstallSteps(agentService, { prefix: wish.prefix, isPurge, isSystemdUp });
    await perform(steps, machine, wish.isDryRun, io.out);
  } catch (error) {
    throw installFailure(error);
  }
  if (!isPurge) io.out('Configuration and identity stay, for a later installation; `uninstall --purge` removes them.');
}
