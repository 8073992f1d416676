import type { Command } from './command.ts';
import { readConfig } from './command.ts';
import { commandWords } from './command-words.ts';

export const configValidate: Command = {
  name: 'config validate',
  summary: 'Says whether a configuration file is valid, and every mistake with its line if it is not.',
  usage: 'FILE',
  options: {},
  positionals: { min: 1, max: 1 },
  async run(_values, [file = ''], io) {
    await readConfig(file);
    io.out(commandWords[io.language].valid(file));
    return 0;
  },
};
