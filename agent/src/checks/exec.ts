import { timingsMax } from '@kadoban/proto/limits';
import { phraseText } from '@kadoban/proto/phrase';
import { checkRules } from './bounds/check-rules.ts';
import { type CheckKind, defineCheck, type Outcome, type Timing } from './check.ts';
import { type PerformanceValue, parsePluginOutput } from './programs/plugin-output.ts';
import { programProblem } from './programs/program-problem.ts';
import { type Ended, runProgram } from './programs/run-program.ts';

/** What the exit codes of the Nagios plugin API mean; any other is unknown. */
const verdicts: Readonly<Record<number, Pick<Outcome, 'status' | 'reason'>>> = {
  0: { status: 'up' },
  1: { status: 'degraded', reason: 'plugin-warning' },
  2: { status: 'down', reason: 'plugin-critical' },
  3: { status: 'unknown', reason: 'plugin-unknown' },
};

/**
 * Whatever a plugin of Nagios says. Only the exit code decides; performance data in units of time become timings. `directories` are those
 * that the host's own configuration allows: that every look asks again, because rights change while the agent runs.
 */
export const exec = (directories: readonly string[]): CheckKind =>
  defineCheck({
    kind: 'exec',
    config: (make) =>
      make.Object({
        program: make.String({
          maxLength: 1024,
          pattern: '^/[^\\0]+$',
          description: 'Plugin to run, by its whole path; in one of `exec.directories`, and only with `exec.enabled`.',
        }),
        args: make.Array(make.String({ maxLength: 1024, pattern: '^[^\\0]*$' }), {
          default: [],
          maxItems: 64,
          description:
            'Its arguments, one an item; no shell reads them. Everybody on this machine can see them, so no passwords.',
        }),
      }),
    target: ({ program }) => program,
    async run({ program, args }, { signal }) {
      const problem = await programProblem(program, directories);
      if (problem) {
        const reason = problem.type === 'missing' ? 'program-missing' : 'program-forbidden';
        return { status: 'unknown', reason, output: `${program} ${phraseText(checkRules, problem.rule)}` };
      }
      const ended = await runProgram(program, args, signal);
      if ('failed' in ended) {
        return { status: 'unknown', reason: 'program-failed', output: `${program} cannot be started: ${ended.failed}` };
      }
      // As Nagios has it: a plugin that does not come back mostly waits for what it looks at.
      if (signal.aborted)
        return { status: 'down', reason: 'timeout', output: `no answer within the time limit ${ended.out}` };
      return said(ended);
    },
  });

function said({ code, out, err }: Ended): Outcome {
  const { text, more, data, performance } = parsePluginOutput(out);
  const verdict = verdicts[code ?? -1] ?? { status: 'unknown', reason: 'plugin-exit' };
  const words = [text, more].filter((part) => part !== '').join(' ');
  const ending = code === undefined ? 'ended by a signal' : verdict.reason === 'plugin-exit' ? `exit code ${code}` : '';
  // The API wants the words on the standard output; a plugin that breaks often has none there.
  const output = [ending, words === '' ? err : words].filter((part) => part !== '').join(': ');
  return { ...verdict, output, timings: timingsOf(data), ...(performance !== '' && { performance }) };
}

/** Milliseconds of a unit of time. */
const unitMs: Readonly<Record<string, number>> = { s: 1000, ms: 1, us: 0.001 };

/** A label that can be told: the wire has room for so much of it. */
const labelCharsMax = 64;

/** An hour, which no look lasts; the wire has 32 bits of microseconds. */
const timingMsMax = 3_600_000;

/** `total` is ours, and comes besides. */
function timingsOf(data: readonly PerformanceValue[]): Timing[] {
  const timings = new Map<string, number>();
  for (const { label, value, unit } of data) {
    const ms = (value ?? Number.NaN) * (unitMs[unit] ?? Number.NaN);
    const name = label.replace(/[\p{Cc}\p{Cf}]+/gu, '').slice(0, labelCharsMax);
    const isTold = ms >= 0 && ms <= timingMsMax && name !== '' && name !== 'total';
    if (isTold && timings.size < timingsMax - 1) timings.set(name, ms);
  }
  return [...timings].map(([name, ms]) => ({ name, ms }));
}
