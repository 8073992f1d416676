import { systemClock } from '@kadoban/agent/src/clock.ts';
import { readConfig } from '@kadoban/agent/src/commands/command.ts';
import { jsonLog } from '@kadoban/agent/src/log.ts';
import { openAgent } from '@kadoban/agent/src/open-agent.ts';
import { openState } from '@kadoban/agent/src/state.ts';

/** Runs the agents of all these configurations in one process until SIGTERM: as many as a machine could not hold one by one. */
async function main(configFiles: readonly string[]): Promise<void> {
  process.umask(0o077);
  const stopped = new Promise((resolve) => process.on('SIGTERM', resolve));
  const agents = [];
  for (const file of configFiles) {
    const config = await readConfig({ config: file }, { env: {}, configFile: undefined });
    const log = jsonLog('info', Date.now, (line) => console.log(`${config.name} ${line}`));
    const bootClockMs = () => Number(process.hrtime.bigint() / 1_000_000n);
    const [state, clock] = [openState(config.stateDir), systemClock];
    const reread = async () => ({ ok: false, refusal: 'read once' }) as const;
    const apart = async () => ({ failed: 'a herd starts no processes' });
    agents.push(await openAgent({ config, state, clock, bootClockMs, env: {}, reread, apart, log }));
  }
  await stopped;
  await Promise.all(agents.map((agent) => agent.stop()));
}

void main(process.argv.slice(2));
