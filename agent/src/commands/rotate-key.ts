import { askAgent } from '../control/ask-agent.ts';
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
    io.out('asked; the log of the agent says when it has the new key');
    return 0;
  },
};
