import { agentUser } from '../agent-user.ts';
import { askAgent } from '../control/ask-agent.ts';
import { wordsIn } from '../language.ts';
import { printed } from '../printed.ts';
import { restartMs } from '../restart-job.ts';
import { type Command, configDetails, configOptions, optionsOf, readConfig } from './command.ts';

export const reload: Command = {
  name: 'reload',
  summary: 'Has the agent that runs take its configuration anew; one that is not valid changes nothing.',
  usage: '[--config FILE] [--state DIR]',
  details: `${configDetails}

\`systemctl reload kadoban-agent\` runs it. The agent begins again within a second, and says before for how long it leaves, so that the gap is no outage.`,
  options: configOptions,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { stateDir } = await readConfig(values, io);
    const user = await agentUser(process.getuid?.(), stateDir, printed);
    if (user !== undefined) {
      // Root may read what the agent may not, and would send it into a start that fails.
      const { code, err } = await io.again(['config', 'show', ...optionsOf(values)], user);
      if (code !== 0) {
        io.err(err);
        return code;
      }
    }
    await askAgent(stateDir, { type: 'restart', goodbye: { reason: 'restart', ttlMs: restartMs } });
    const words = await wordsIn(values, io.env);
    io.out(words.reloaded);
    return 0;
  },
};
