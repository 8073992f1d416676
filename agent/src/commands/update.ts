import { collectorAddress } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import { wordsIn } from '../language.ts';
import { readState } from '../state.ts';
import { version } from '../version.ts';
import { type Command, configDetails, configOptions, readConfig } from './command.ts';

/** As long as the announced gap. */
export const healthMs = 120_000;

export const update: Command = {
  name: 'update',
  summary: 'Takes a newer agent from the collector, and takes it back when it does not work.',
  usage: '[--check] [--packaged] [--config FILE] [--state DIR]',
  details: `  --check        only say whether there is a newer one
  --packaged     even where the program belongs to a package, whose next version will replace it again
${configDetails}

What the collector offers is signed by the key with which it enrolled this host; nothing older than what is installed is taken. The agent that runs
says for how long it leaves, so that the gap is no outage. When the new one is not connected within ${healthMs / 1000} s, the former one comes back. An update
that was cut off is gone on with; where the new program does not start at all, by \`kadoban-agent.previous update\`.`,
  options: { ...configOptions, check: { type: 'boolean' }, packaged: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const config = await readConfig(values, io);
    const words = await wordsIn(values, io.env);
    const { isNewer, offeredBy } = await import('../update/offered.ts');
    const { identity } = readState(config.stateDir);
    if (!identity) throw new AgentError('NOT_ENROLLED', ['noIdentity', config.stateDir]);
    const collector = collectorAddress(config, identity, io.env);
    const parts = {
      collector,
      stateDir: config.stateDir,
      name: 'kadoban-agent',
      clock: io.clock,
      healthMs,
      words,
      say: io.out,
    };
    const { finishUpdate, updateAgent } = await import('../update/update-agent.ts');
    const cutOff = values.check === true ? undefined : await cutOffOf(io.program);
    if (cutOff) {
      void io.stopped();
      await finishUpdate(cutOff.update, { ...parts, program: cutOff.program });
      return 0;
    }
    const offered = await offeredBy(collector, identity, `${process.platform}-${process.arch}`);
    if (!offered || !isNewer(offered.version, version)) {
      io.out(offered ? words.newest(version) : words.nothingOffered);
      return 0;
    }
    if (values.check === true) {
      io.out(words.newer(offered.version, version));
      return 0;
    }
    const program = await replaceable(io.program, values.packaged === true);
    // A new program that nobody watches is worse than one more minute.
    void io.stopped();
    await updateAgent(offered, { ...parts, program });
    return 0;
  },
};

/** An update of the installed program that was cut off. The former program takes it up too: the new one may not start at all. */
async function cutOffOf(program: string | undefined) {
  if (program === undefined) return undefined;
  const { cutOffUpdate, formerOf } = await import('../update/exchange-program.ts');
  const ending = formerOf('');
  const installed = program.endsWith(ending) ? program.slice(0, -ending.length) : program;
  const update = await cutOffUpdate(installed);
  return update && { update, program: installed };
}

async function replaceable(program: string | undefined, isPackageIgnored: boolean): Promise<string> {
  if (program === undefined) throw new AgentError('UPDATE_REFUSED', ['nothingToReplace']);
  const { owningPackage } = await import('../update/owning-package.ts');
  const owner = isPackageIgnored ? undefined : await owningPackage(program);
  if (owner === undefined) return program;
  throw new AgentError('UPDATE_REFUSED', ['packaged', program, owner]);
}
