import { wishDetails, wishOptions } from '@kadoban/proto/install/wish';
import type { Command } from './command.ts';

export const install: Command = {
  name: 'install',
  summary: 'Makes this program a service of this machine, and enrols it with a collector when a token is given.',
  usage: '[--collector URL --token-file FILE|-] [--prefix DIR] [--root DIR] [--no-start] [--dry-run]',
  details: `  --collector URL    the collector to enrol with, unless this host is enrolled already
  --token-file FILE  the file with its token, - for the standard input
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
