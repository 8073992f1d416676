import { wishDetails, wishOptions } from '@kadoban/proto/install/wish';
import type { Command } from './command.ts';

export const install: Command = {
  name: 'install',
  summary: 'Makes this program a service of this machine, and enrols it with a collector when a token is given.',
  usage: '[--token-file FILE|- [--collector URL]] [--prefix DIR] [--root DIR] [--no-start] [--dry-run]',
  details: `  --token-file FILE  the file with a token to enrol with, unless this host is enrolled already; - for the standard input
  --collector URL    where the collector is, instead of where the token says
${wishDetails}
  --no-start         systemd starts it at the next boot

Makes the user kadoban-agent, /etc/kadoban-agent, /var/lib/kadoban-agent and a unit of systemd. To upgrade, run the new program's \`install\`:
identity and configuration stay.`,
  options: {
    ...wishOptions,
    collector: { type: 'string' },
    'token-file': { type: 'string' },
    'no-start': { type: 'boolean' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { installAgent } = await import('../install/install-agent.ts');
    await installAgent(values, io);
    return 0;
  },
};
