import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A bench that has no options of its own, as a process. */
function ledger(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'bench/ledger.ts'), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { code: status, out: stdout, err: stderr };
}

const head = 'How fast the ledger is on one core';

test('a bench that is asked for help says what it does, and does nothing', () => {
  expect(ledger('--help')).toEqual({ code: 0, out: expect.stringMatching(`^${head}[^]+\n  --help\n$`), err: '' });
});

test.each([['--nope'], ['5000']])('a bench that does not understand %s says what there is', (argument) => {
  const { code, out, err } = ledger(argument);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(argument);
  expect(err).toContain(head);
  expect(err).not.toContain('    at ');
});
