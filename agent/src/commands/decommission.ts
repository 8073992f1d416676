import { writeFile } from 'node:fs/promises';
import { collectorAddress } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import { wordsIn } from '../language.ts';
import { readState } from '../state.ts';
import { type Command, configDetails, configOptions, optional, readConfig } from './command.ts';

export const decommission: Command = {
  name: 'decommission',
  summary: 'Tells the collector that this host is not watched any more, from now on.',
  usage: '[--prepare FILE] [--config FILE] [--state DIR]',
  details: `  --prepare FILE  does not tell it, but writes into FILE what \`curl --config FILE\` tells it with when this program is gone
${configDetails}

The availability of this host ends now instead of turning into silence; what was before stays as it was. On the collector it can be taken back:
\`host decommission --undo\`. \`uninstall --purge\` does this by itself.`,
  options: { ...configOptions, prepare: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const config = await readConfig(values, io);
    const { identity, ...keys } = readState(config.stateDir);
    if (!identity) throw new AgentError('NOT_ENROLLED', ['noIdentity', config.stateDir]);
    const collector = collectorAddress(config, identity, io.env);
    const { farewellByCurl, sayFarewell } = await import('../farewell.ts');
    const file = optional(values, 'prepare');
    if (file === undefined) {
      await sayFarewell({ identity, ...keys }, collector);
      const words = await wordsIn(values, io.env);
      io.out(words.decommissioned(collector.url.origin, identity.name));
      return 0;
    }
    try {
      await writeFile(file, farewellByCurl({ identity, ...keys }, collector), { mode: 0o600 });
    } catch (error) {
      throw new AgentError('USAGE', ['unusableFile', 'prepare', (error as Error).message], { cause: error });
    }
    return 0;
  },
};
