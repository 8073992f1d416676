import { languageIn } from '../language.ts';
import { type Command, configDetails, configOptions, readConfig } from './command.ts';

export const status: Command = {
  name: 'status',
  summary: 'Tells how the agent of this host is doing, or how it was doing when it stopped.',
  usage: '[--json] [--config FILE] [--state DIR]',
  details: `  --json         the same for programs
${configDetails}

Exit code 0 when an agent runs and is connected, 1 when not. \`doctor\` finds out why not.`,
  options: { ...configOptions, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { stateDir } = await readConfig(values, io);
    const { lookAtState } = await import('../status/look-at-state.ts');
    const { statusText } = await import('../status/status-text.ts');
    const language = languageIn(values, io.env);
    const seen = lookAtState(stateDir);
    io.out(values.json === true ? JSON.stringify(seen, undefined, 2) : statusText(seen, io.clock.wallMs(), language));
    return seen.pid !== undefined && seen.standing?.link.isOpen === true ? 0 : 1;
  },
};
