import { nameCharsMax } from '@kadoban/proto/limits';
import { askAgent } from '../control/ask-agent.ts';
import { AgentError } from '../errors.ts';
import { wordsIn } from '../language.ts';
import { type Command, configDetails, configOptions, readConfig } from './command.ts';

export const mark: Command = {
  name: 'mark',
  summary: 'Marks this moment in the timeline of this host, such as a release.',
  usage: 'TEXT [--config FILE] [--state DIR]',
  details: configDetails,
  options: configOptions,
  positionals: { min: 1, max: 1 },
  async run(values, [text = ''], io) {
    if (text === '' || text.length > nameCharsMax)
      throw new AgentError('USAGE', ['markLength', nameCharsMax, text.length]);
    const { stateDir } = await readConfig(values, io);
    await askAgent(stateDir, { type: 'mark', text });
    const words = await wordsIn(values, io.env);
    io.out(words.marked(text));
    return 0;
  },
};
