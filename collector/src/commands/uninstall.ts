import { lookAtMachine } from '@kadoban/proto/install/machine';
import { perform } from '@kadoban/proto/install/perform';
import { stateDir, uninstallSteps } from '@kadoban/proto/install/service';
import { wishOptions } from '@kadoban/proto/install/wish';
import { installWords } from '../install/install-words.ts';
import { installFailure, wishOf } from '../install/refusals.ts';
import { collectorService } from '../install/service.ts';
import type { Command } from './command.ts';

export const uninstall: Command = {
  name: 'uninstall',
  summary: 'Takes back what `install` did; the data stay, unless --purge is given: then all evidence is gone.',
  usage: '[--purge] [--prefix DIR] [--root DIR] [--dry-run]',
  options: { ...wishOptions, purge: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const wish = wishOf(values);
    const words = installWords[io.language];
    const machine = await lookAtMachine(wish.root);
    const isPurge = values.purge === true;
    const { isSystemdUp } = machine;
    try {
      const steps = uninstallSteps(collectorService, { prefix: wish.prefix, isPurge, isSystemdUp });
      await perform(steps, machine, wish.isDryRun, { words: words.steps, say: io.out });
    } catch (error) {
      throw installFailure(error);
    }
    if (!isPurge) io.out(words.kept(stateDir(collectorService)));
    return 0;
  },
};
