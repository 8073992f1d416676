import type { Static } from 'typebox';
import { defineCheck, type Outcome, type SchemaMaker } from './check.ts';
import { findProgram } from './programs/find-program.ts';
import { runProgram } from './programs/run-program.ts';

const config = (make: SchemaMaker) =>
  make.Object({
    unit: make.String({
      maxLength: 255,
      pattern: '^[A-Za-z0-9:_.@\\\\][A-Za-z0-9:_.@\\\\-]*$',
      description: 'Name of the unit, such as `nginx.service`.',
    }),
    allowInactive: make.Boolean({
      default: false,
      description: 'Up also when it is not running and its last run went well: for what a timer starts.',
    }),
  });

type Config = Static<ReturnType<typeof config>>;

/** Up when systemd says that a unit is active. */
export const systemd = defineCheck({
  kind: 'systemd',
  config,
  target: ({ unit }) => unit,
  async run(config, { signal }) {
    const program = findProgram('systemctl');
    if (program === undefined)
      return { status: 'unknown', reason: 'program-missing', output: 'this machine has no systemctl' };
    const args = ['show', '--no-pager', '--property=LoadState,ActiveState,SubState,Result', '--', config.unit];
    const ended = await runProgram(program, args, signal);
    if ('failed' in ended)
      return { status: 'unknown', reason: 'program-failed', output: `${program} cannot be started: ${ended.failed}` };
    if (signal.aborted) return { status: 'unknown', reason: 'timeout', output: 'systemd does not answer' };
    if (ended.code !== 0) return { status: 'unknown', reason: 'systemd-unavailable', output: ended.err };
    return unitOutcome(ended.out, config);
  },
});

/** What `systemctl show` says of a unit, as an outcome. */
export function unitOutcome(properties: string, { allowInactive }: Pick<Config, 'allowInactive'>): Outcome {
  const said = new Map(
    properties.split('\n').map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]),
  );
  const [load = '', active = '', sub = ''] = [said.get('LoadState'), said.get('ActiveState'), said.get('SubState')];
  const result = said.get('Result') ?? 'success';
  if (load === '' || active === '')
    return { status: 'unknown', reason: 'systemd-unavailable', output: 'systemctl says nothing of the unit' };
  if (load !== 'loaded') return { status: 'down', reason: 'unit-not-loaded', output: `the unit is ${load}` };
  const output = `${active} (${sub})${result === 'success' ? '' : `, result ${result}`}`;
  if (active === 'active' || active === 'reloading' || active === 'refreshing') return { status: 'up', output };
  if (active === 'inactive' && allowInactive && result === 'success') return { status: 'up', output };
  // A service that crashes again and again is mostly found here: it is waiting for its next start.
  if (active === 'activating' && sub !== 'auto-restart') {
    return allowInactive ? { status: 'up', output } : { status: 'degraded', reason: 'unit-activating', output };
  }
  return { status: 'down', reason: active === 'failed' ? 'unit-failed' : 'unit-inactive', output };
}
