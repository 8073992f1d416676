import { expect, test } from 'vitest';
import { jsonLog, type LogLevel } from './log.ts';

function lines(level: LogLevel, use: (log: ReturnType<typeof jsonLog>) => void): unknown[] {
  const written: unknown[] = [];
  use(
    jsonLog(
      level,
      () => Date.UTC(2026, 9, 1),
      (line) => written.push(JSON.parse(line)),
    ),
  );
  return written;
}

test('a line is JSON with time, level and message, and only from the wanted level on', () => {
  const written = lines('warn', (log) => {
    log.info('no', { n: 1 });
    log.warn('yes', { n: 2 });
  });
  expect(written).toEqual([{ time: '2026-10-01T00:00:00.000Z', level: 'warn', message: 'yes', n: 2 }]);
});

test('what may be a secret is left out, however deep it lies', () => {
  const fields = { token: 'kdbe_1', at: { privateKey: 'k', Authorization: 'b', name: 'web' } };
  const [line] = lines('debug', (log) => log.error('x', fields));
  expect(line).toMatchObject({
    token: '[redacted]',
    at: { privateKey: '[redacted]', Authorization: '[redacted]', name: 'web' },
  });
});

test('an error is its message, code and cause', () => {
  const error = Object.assign(new Error('full', { cause: new Error('disk') }), { code: 'ENOSPC' });
  const [line] = lines('debug', (log) => log.error('x', { error }));
  expect(line).toMatchObject({ error: { message: 'full', code: 'ENOSPC', cause: { message: 'disk' } } });
});
