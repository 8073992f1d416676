import type { Static } from 'typebox';
import { patternKey } from './bounds/pattern.ts';
import { defineCheck, type Outcome, type SchemaMaker } from './check.ts';
import { countProcesses } from './files/processes.ts';

const config = (make: SchemaMaker) =>
  make.Object({
    process: make.Optional(
      make.String({
        minLength: 1,
        maxLength: 255,
        pattern: '^[^/\\0]+$',
        description: 'Name of the program, as `ps` shows it, without its path.',
      }),
    ),
    commandLine: make.Optional(
      patternKey(make, 'Regular expression that its command line, with spaces between the arguments, must match.'),
    ),
    min: make.Integer({ default: 1, minimum: 0, description: 'Down when fewer of them run.' }),
    max: make.Optional(make.Integer({ minimum: 0, description: 'Down when more of them run.' })),
  });

type Config = Static<ReturnType<typeof config>>;

/** Up when as many processes run as should. */
export const process = defineCheck({
  kind: 'process',
  config,
  impossible({ process, commandLine, min, max = Infinity }) {
    if (process === undefined && commandLine === undefined) return ['whichProcess'];
    return min > max ? ['notMore', 'min', min, 'max', max] : undefined;
  },
  target: ({ process, commandLine }) => [process, commandLine && `/${commandLine}/`].filter(Boolean).join(' '),
  async run(config, { signal }) {
    const counted = await countProcesses('/proc', config, signal);
    if ('status' in counted) return counted;
    return judge(counted.count, counted.hidden, config);
  },
});

function judge(count: number, hidden: boolean, { min, max = Infinity }: Config): Outcome {
  const output = `${count} running`;
  if (count > max) return { status: 'down', reason: 'processes-many', output: `${output}, more than ${max}` };
  if (count >= min) return { status: 'up', output };
  if (hidden)
    return { status: 'unknown', reason: 'local-denied', output: `${output} that we see; the system hides others` };
  return { status: 'down', reason: 'processes-few', output: `${output}, fewer than ${min}` };
}
