import { readFile } from 'node:fs/promises';
import { enroll, invitation } from '../enroll.ts';
import { AgentError } from '../errors.ts';
import { hostFacts } from '../host-facts.ts';
import { openState } from '../state.ts';
import { collectorUrl } from '../uplink/collector-url.ts';
import { version } from '../version.ts';
import { type Command, configDetails, configOptions, type Io, readConfig, required } from './command.ts';

/** Somebody waits for it. */
const answerMs = 30_000;

export const enrollCommand: Command = {
  name: 'enroll',
  summary: 'Makes this host known to a collector, by a token that the collector made.',
  usage: '--collector URL --token-file FILE|- [--config FILE] [--state DIR]',
  details: `  --collector URL    where the collector is: https://…, or http://… on this very machine
  --token-file FILE  the file with the token, - for the standard input; a token is a secret, so it is no argument
${configDetails}`,
  options: { ...configOptions, collector: { type: 'string' }, 'token-file': { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const address = collectorUrl(required(values, 'collector'));
    if ('problem' in address)
      throw new AgentError('USAGE', `--collector ${required(values, 'collector')} ${address.problem}`);
    const invited = invitation(address.url, await tokenText(required(values, 'token-file'), io));
    const config = await readConfig(values, io.env);
    const state = openState(config.stateDir);
    const facts = await hostFacts(config.name, io.clock.wallMs(), state.data.lastRun?.boot);
    const newcomer = { ...facts, boot: facts.boot.id, version };
    const identity = await enroll(state, invited, newcomer, AbortSignal.timeout(answerMs));
    io.out(`enrolled as ${identity.name} (${identity.hostId}) with ${identity.collectorUrl}`);
    return 0;
  },
};

async function tokenText(file: string, io: Io): Promise<string> {
  if (file === '-') return io.input();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AgentError('USAGE', `--token-file: ${(error as Error).message}`, { cause: error });
  }
}
