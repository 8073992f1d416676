import { maintenanceMsMax, nameCharsMax } from '@kadoban/proto/limits';
import { askAgent } from '../control/ask-agent.ts';
import { AgentError } from '../errors.ts';
import { wordsIn } from '../language.ts';
import { type Command, configDetails, configOptions, readConfig, required } from './command.ts';

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const maintenanceStart: Command = {
  name: 'maintenance start',
  summary: 'Tells the collector that planned work on this host begins now.',
  usage: '--for 30m --reason TEXT [--config FILE] [--state DIR]',
  details: `  --for TIME     how long it is to last at most: 90s, 30m, 2h, 1d
  --reason TEXT  what is done, for those who approve it
${configDetails}

What is told stands in the timeline at once, and on the collector as maintenance that waits for its approval: it is excluded from numbers only when a
person has approved it there.`,
  options: { ...configOptions, for: { type: 'string' }, reason: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const forMs = durationMs(required(values, 'for'));
    const reason = required(values, 'reason');
    if (reason.length > nameCharsMax) throw new AgentError('USAGE', ['reasonLength', nameCharsMax]);
    const { stateDir } = await readConfig(values, io);
    await askAgent(stateDir, { type: 'maintenanceStarted', forMs, reason });
    const words = await wordsIn(values, io.env);
    const until = new Date(io.clock.wallMs() + forMs).toISOString();
    io.out(words.maintenanceBegun(until));
    return 0;
  },
};

function durationMs(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (unitMs[unit as keyof typeof unitMs] ?? Number.NaN);
  if (ms >= 1000 && ms <= maintenanceMsMax) return ms;
  throw new AgentError('USAGE', ['duration', text]);
}
