import type { AgentConfig } from '../config.ts';
import { lockState } from '../lock.ts';
import { jsonLog } from '../log.ts';
import { openAgent } from '../open-agent.ts';
import { openState } from '../state.ts';
import { type Command, configDetails, configOptions } from './command.ts';

export const run: Command = {
  name: 'run',
  summary: 'Watches this host until it is stopped (SIGTERM or Ctrl-C).',
  usage: '[--config FILE] [--state DIR]',
  details: `${configDetails}\n\nWhat happens is told as JSON lines on the standard output.`,
  options: configOptions,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    // Another process reads it and is gone: what a parser of YAML and its checks leave behind is a third of the memory of an agent.
    const options = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const read = await io.again(['config', 'show', '--secrets', ...options]);
    if (read.code !== 0) {
      io.err(read.err);
      return read.code;
    }
    const config: AgentConfig = JSON.parse(read.out);
    const log = jsonLog(config.log.level, io.clock.wallMs, io.out);
    const state = openState(config.stateDir);
    using _lock = lockState(config.stateDir, process.pid, (error) =>
      log.error('no lock can be made; see that no other agent uses this directory', {
        stateDir: config.stateDir,
        error,
      }),
    );
    // Before the lock an enrolment may have written it.
    state.read();
    const stopped = io.stopped();
    const agent = await openAgent({ config, state, clock: io.clock, bootClockMs: io.bootClockMs, env: io.env, log });
    log.info('stopping', { signal: await stopped });
    await agent.stop();
    return 0;
  },
};
