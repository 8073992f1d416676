import { askAgent } from '../control/ask-agent.ts';
import { wordsIn } from '../language.ts';
import { type Command, configDetails, configOptions, readConfig } from './command.ts';

export const maintenanceEnd: Command = {
  name: 'maintenance end',
  summary: 'Tells the collector that the planned work on this host is over.',
  usage: '[--config FILE] [--state DIR]',
  details: configDetails,
  options: configOptions,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { stateDir } = await readConfig(values, io);
    await askAgent(stateDir, { type: 'maintenanceEnded' });
    const words = await wordsIn(values, io.env);
    io.out(words.maintenanceOver);
    return 0;
  },
};
