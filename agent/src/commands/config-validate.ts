import { wordsIn } from '../language.ts';
import { type Command, readConfig } from './command.ts';

export const configValidate: Command = {
  name: 'config validate',
  summary: 'Says whether a configuration file is valid, and every mistake with its line if it is not.',
  usage: 'FILE',
  details: 'Exit code 0 when it is valid, 2 when it is not.',
  options: {},
  positionals: { min: 1, max: 1 },
  async run(values, [file = ''], io) {
    await readConfig({ config: file }, io, true);
    const words = await wordsIn(values, io.env);
    io.out(words.valid(file));
    return 0;
  },
};
