import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { lookBy } from '../../../test/kit/look-by.ts';
import { until } from '../../../test/kit/until.ts';
import { exec } from './exec.ts';

const test = capability('root');

/** A plugin of one's own, where plugins may lie. */
function plugin(script: string): { program: string; directory: string } {
  const directory = mkdtempSync('/var/lib/kadoban-plugins-');
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  chmodSync(directory, 0o755);
  const program = `${directory}/check_it`;
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return { program, directory };
}

function look(script: string, own: object = {}) {
  const { program, directory } = plugin(script);
  return lookBy(exec([directory]), { program, ...own });
}

test('the exit code decides, whatever the words say', async () => {
  const verdicts = [
    ['exit 0', 'up', undefined],
    ['echo CRITICAL; exit 0', 'up', undefined],
    ['exit 1', 'degraded', 'plugin-warning'],
    ['echo OK; exit 2', 'down', 'plugin-critical'],
    ['exit 3', 'unknown', 'plugin-unknown'],
    ['exit 4', 'unknown', 'plugin-exit'],
    ['exit 127', 'unknown', 'plugin-exit'],
    ['kill -9 $$', 'unknown', 'plugin-exit'],
  ] as const;
  for (const [script, ...verdict] of verdicts) expect((await look(script)).verdict, script).toEqual(verdict);
});

test('words, long words and times are told', async () => {
  const outcome = await look(`echo "HTTP OK: fine | time=0.25s;1;2;0 'first byte'=20ms size=512B"; echo "more words"`);
  expect(outcome).toMatchObject({ status: 'up', output: 'HTTP OK: fine more words' });
  expect(outcome.timings?.slice(0, 2)).toEqual([
    { name: 'time', ms: 250 },
    { name: 'first byte', ms: 20 },
  ]);
  expect(outcome.timed).toEqual(['time', 'first byte', 'total']);
});

test('times that cannot be, and more of them than the wire has room for, are left out', async () => {
  const bad = 'negative=-1s huge=1e300s long=3601s total=1s unknown=Us size=5B';
  const many = Array.from({ length: 30 }, (_, index) => `t${index}=1ms`).join(' ');
  expect((await look(`echo "OK | ${bad}"`)).timed).toEqual(['total']);
  expect((await look(`echo "OK | ${many}"`)).timed).toHaveLength(16);
});

test('a plugin that breaks is quoted from its standard error', async () => {
  expect(await look('echo broken >&2; exit 5')).toMatchObject({ output: 'exit code 5: broken' });
});

test('no shell reads the arguments', async () => {
  const args = ['a b', '$HOME', '`id`', ';exit 2', ''];
  expect(await look('for each; do printf "[%s]" "$each"; done', { args })).toMatchObject({
    status: 'up',
    output: '[a b][$HOME][`id`][;exit 2][]',
  });
});

test('the environment of the agent is not passed on', async () => {
  process.env.KADOBAN_TEST_SECRET = 'secret';
  onTestFinished(() => {
    delete process.env.KADOBAN_TEST_SECRET;
  });
  const { output } = await look('env | sort | tr "\\n" " "; pwd');
  expect(output).toBe('LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin PWD=/ /');
});

test('when the time is over the plugin ends, and all that it started', async () => {
  const { program, directory } = plugin('sleep 600 & echo $! > "$0.child"; echo started; wait');
  const outcome = await lookBy(exec([directory]), { program, timeoutMs: 500 });
  expect(outcome.verdict).toEqual(['down', 'timeout']);
  expect(outcome.output).toBe('no answer within the time limit started');
  await gone(readFileSync(`${program}.child`, 'utf8'));
});

test('what a plugin leaves behind ends with it, and does not hold its output open', async () => {
  const { program, directory } = plugin('sleep 600 & echo $! > "$0.child"; echo OK');
  const outcome = await lookBy(exec([directory]), { program });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timings?.at(-1)?.ms).toBeLessThan(5000);
  await gone(readFileSync(`${program}.child`, 'utf8'));
});

/** A process that was killed goes when whoever inherits it notices. */
async function gone(id: string): Promise<void> {
  await until(`process ${id} has ended`, 5000, async () => {
    try {
      const stat = readFileSync(`/proc/${id.trim()}/stat`, 'utf8');
      return / Z /.test(stat) ? true : undefined;
    } catch {
      return true;
    }
  });
}

test('what has left the process group of a plugin cannot hold the look up', async () => {
  const child = 'echo $$ > "$0.child"; exec sleep 600';
  const { program, directory } = plugin(
    `setsid sh -c '${child}' "$0" & while [ ! -s "$0.child" ]; do sleep 0.01; done; echo OK`,
  );
  const outcome = await lookBy(exec([directory]), { program });
  const id = Number(readFileSync(`${program}.child`, 'utf8'));
  onTestFinished(() => void process.kill(id));
  expect(outcome).toMatchObject({ status: 'up', output: 'OK' });
});

test('a plugin that never stops talking is heard to the bound and no further', async () => {
  const outcome = await look('yes "many words" | head -c 20000000; exit 1');
  expect(outcome.verdict).toEqual(['degraded', 'plugin-warning']);
  expect(outcome.output).toHaveLength(1024);
});

test('a plugin in a directory that is not allowed, or no longer safe, does not run', async () => {
  const { program, directory } = plugin('echo ran > "$0.ran"');
  expect((await lookBy(exec([]), { program })).verdict).toEqual(['unknown', 'program-forbidden']);
  chmodSync(directory, 0o777);
  const outcome = await lookBy(exec([directory]), { program });
  expect(outcome.verdict).toEqual(['unknown', 'program-forbidden']);
  expect(outcome.output).toBe(`${program} is not safe: others than root may write to ${directory}`);
  expect(() => readFileSync(`${program}.ran`)).toThrow('ENOENT');
});

test('a plugin that is not installed, or cannot be started, is unknown', async () => {
  const { program, directory } = plugin('');
  expect((await lookBy(exec([directory]), { program: `${program}_2` })).verdict).toEqual([
    'unknown',
    'program-missing',
  ]);
  writeFileSync(program, '#!/does/not/exist\n');
  expect((await lookBy(exec([directory]), { program })).verdict).toEqual(['unknown', 'program-failed']);
});
