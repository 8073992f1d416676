import type { Goodbye } from '@kadoban/proto/messages';
import type { AgentConfig } from '../config.ts';
import { openControl } from '../control/open-control.ts';
import type { Reread } from '../governed.ts';
import { lockState } from '../lock.ts';
import { jsonLog, type Log } from '../log.ts';
import { openAgent } from '../open-agent.ts';
import { goodbyeOf } from '../restart-job.ts';
import { openState } from '../state.ts';
import { type Command, configDetails, configOptions, type Io, optionsOf } from './command.ts';

export const run: Command = {
  name: 'run',
  summary: 'Watches this host until it is stopped (SIGTERM or Ctrl-C).',
  usage: '[--config FILE] [--state DIR]',
  details: `${configDetails}\n\nWhat happens is told as JSON lines on the standard output.`,
  options: configOptions,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const signalled = io.stopped();
    // Another process reads it and is gone: what a parser of YAML and its checks leave behind is a third of the memory of an agent.
    // In English, as all that is logged or told to the collector.
    const reading = ['config', 'show', '--secrets', '--lang', 'en', ...optionsOf(values)];
    const read = await Promise.race([io.again(reading), signalled]);
    // Nothing was begun that has to end.
    if (typeof read === 'string') return 0;
    if (read.code !== 0) {
      io.err(read.err);
      return read.code;
    }
    const config: AgentConfig = JSON.parse(read.out);
    const log = jsonLog(config.log.level, io.clock.wallMs, io.out);
    // With the lock given back: the process that comes has the same number.
    const reread = async (centralFile: string): Promise<Reread> => {
      const { code, out, err } = await io.again([...reading, '--central', centralFile]);
      return code === 0 ? { ok: true, config: JSON.parse(out) } : { ok: false, refusal: err };
    };
    if (await watch({ config, reread, signalled, io, log })) io.restart();
    return 0;
  },
};

interface Watched {
  readonly config: AgentConfig;
  readonly reread: (centralFile: string) => Promise<Reread>;
  readonly signalled: Promise<string>;
  readonly io: Io;
  readonly log: Log;
}

/** Watches until somebody says that it is enough; whether the agent is to begin again then. */
async function watch({ config, reread, signalled, io, log }: Watched): Promise<boolean> {
  const state = openState(config.stateDir);
  using _lock = lockState(config.stateDir, process.pid, (error) =>
    log.error('no lock can be made; see that no other agent uses this directory', { stateDir: config.stateDir, error }),
  );
  // Before the lock an enrolment may have written it.
  state.read();
  const { clock, bootClockMs, env, apart } = io;
  const agent = await openAgent({ config, state, clock, bootClockMs, env, reread, apart, log });
  const restart = Promise.withResolvers<Goodbye>();
  using _control = openControl(
    config.stateDir,
    (request) => {
      if (request.type === 'restart') restart.resolve(request.goodbye);
      else if (request.type === 'changeKey') agent.changeKey();
      else agent.observe(request);
    },
    (error) => log.warn('no requests of this host can be taken', { error }),
  );
  const end = await Promise.race([
    signalled.then((signal) => ({ signal, goodbye: undefined })),
    restart.promise.then((goodbye) => ({ signal: undefined, goodbye })),
  ]);
  log.info('stopping', end.goodbye ? { ...end.goodbye } : { signal: end.signal });
  await agent.stop(end.goodbye ?? (await goodbyeOf()));
  return end.goodbye !== undefined;
}
