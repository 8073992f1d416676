import type { Language } from '@kadoban/proto/language';
import { collectorAddress } from '../collector-address.ts';
import type { CommandWords } from '../command-words.ts';
import { addressIn, enroll, invitation } from '../enroll.ts';
import { AgentError } from '../errors.ts';
import { hostFacts } from '../host-facts.ts';
import { keyFingerprint } from '../identity.ts';
import { languageIn, wordsIn } from '../language.ts';
import { lockState } from '../lock.ts';
import { setSpoolAside } from '../set-spool-aside.ts';
import { openState } from '../state.ts';
import { collectorUrl } from '../uplink/collector-url.ts';
import { version } from '../version.ts';
import {
  type Command,
  configDetails,
  configOptions,
  type Io,
  optional,
  readConfig,
  required,
  tokenText,
} from './command.ts';

/** Somebody waits for it. */
const answerMs = 30_000;

export const enrollCommand: Command = {
  name: 'enroll',
  summary: 'Makes this host known to a collector, by a token that the collector made.',
  usage: '--token-file FILE|- [--collector URL] [--replace] [--config FILE] [--state DIR]',
  details: `  --collector URL    where the collector is: https://…, or http://… on this very machine; without it, where the
                     token says that it is
  --token-file FILE  the file with the token, - for the standard input; a token is a secret, so it is no argument
  --replace          where the host is enrolled already: makes another host of it. What the old one has not sent is
                     set aside and never sent; the old host stays on the collector until it is revoked there
${configDetails}`,
  options: {
    ...configOptions,
    collector: { type: 'string' },
    'token-file': { type: 'string' },
    replace: { type: 'boolean' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const language = languageIn(values, io.env);
    const text = await tokenText(required(values, 'token-file'), io);
    const told = optional(values, 'collector') ?? addressIn(text);
    if (told === undefined) throw new AgentError('USAGE', ['collectorUnsaid']);
    const address = collectorUrl(told);
    if ('problem' in address) throw new AgentError('USAGE', ['collectorOption', told, address.problem]);
    const invited = invitation(address.url, text);
    const config = await readConfig(values, io);
    const { proxy } = collectorAddress({ ...config, collector: address.url }, undefined, io.env);
    const state = openState(config.stateDir);
    using _lock = lockState(config.stateDir, process.pid, (error) => {
      throw new AgentError('STATE_UNWRITABLE', ['words', (error as Error).message], { cause: error });
    });
    // Before the lock another one may have written it.
    state.read();
    const facts = await hostFacts(config, io.clock.wallMs(), state.data.lastRun?.boot);
    const newcomer = { ...facts, boot: facts.boot.id, version, clockMs: Math.round(io.clock.wallMs()) };
    const words = await wordsIn(values, io.env);
    const giveWay = values.replace === true ? () => setAside(config.stateDir, words, io) : undefined;
    const invitedBy = { ...invited, proxy };
    const signal = AbortSignal.timeout(answerMs);
    const { identity, collectorMs } = await enroll(state, invitedBy, newcomer, signal, giveWay);
    io.out(words.enrolled(identity.name, identity.hostId, identity.collectorUrl, keyFingerprint(identity)));
    if (collectorMs !== undefined)
      await warnOfClock({ askedMs: newcomer.clockMs, serverTimeMs: collectorMs }, language, io);
    return 0;
  },
};

/** It is enrolled all the same: its times are corrected, but its logs are not. */
async function warnOfClock(
  told: { readonly askedMs: number; readonly serverTimeMs: number },
  language: Language,
  io: Io,
): Promise<void> {
  const { offsetFinding } = await import('../doctor/clock.ts');
  const { status, said, remedy } = offsetFinding({ ...told, heardMs: Math.round(io.clock.wallMs()) });
  if (status !== 'good') io.err([said, remedy].map((text) => text?.[language]).join('\n'));
}

function setAside(stateDir: string, words: CommandWords, io: Io): void {
  const aside = setSpoolAside(stateDir, io.clock.wallMs());
  if (aside !== undefined) io.err(words.spoolSetAside(aside));
}
