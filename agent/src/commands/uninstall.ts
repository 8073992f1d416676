import { wishDetails, wishOptions } from '@kadoban/proto/install/wish';
import type { Command } from './command.ts';

export const uninstall: Command = {
  name: 'uninstall',
  summary: 'Takes back what `install` did.',
  usage: '[--purge] [--prefix DIR] [--root DIR] [--dry-run]',
  details: `  --purge            the configuration, the identity and what was not sent yet, and the user, too; the collector is told
                     that the host is not watched any more
${wishDetails}

The collector keeps the host and what it proved. Without --purge it takes the host for silent from now on.`,
  options: { ...wishOptions, purge: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { uninstallAgent } = await import('../install/uninstall-agent.ts');
    await uninstallAgent(values, io);
    return 0;
  },
};
