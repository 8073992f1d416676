import { version } from '../version.ts';
import type { Command } from './command.ts';

export const versionCommand: Command = {
  name: 'version',
  summary: 'Prints the version.',
  usage: '',
  details: '',
  options: {},
  positionals: { min: 0, max: 0 },
  async run(_values, _positionals, io) {
    io.out(version);
    return 0;
  },
};
