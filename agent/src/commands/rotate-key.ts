import { askAgent } from '../control/ask-agent.ts';
import { wordsIn } from '../language.ts';
import { type Command, configDetails, configOptions, readConfig } from './command.ts';

export const rotateKey: Command = {
  name: 'rotate-key',
  summary:
    'Has the agent that runs take another key; its collector knows the new one at once, or as soon as it is reached.',
  usage: '[--config FILE] [--state DIR]',
  details: `${configDetails}\n\nWhat was cut off goes on by itself: until the collector has answered, the agent keeps both keys.`,
  options: configOptions,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { stateDir } = await readConfig(values, io);
    await askAgent(stateDir, { type: 'changeKey' });
    const words = await wordsIn(values, io.env);
    io.out(words.keyAsked);
    return 0;
  },
};
