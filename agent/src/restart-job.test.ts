import { expect, test } from 'vitest';
import { hasRestartJob, unitIn } from './restart-job.ts';

test.each([
  ['0::/system.slice/kadoban-agent.service\n', 'kadoban-agent.service'],
  ['12:memory:/system.slice/kadoban-agent.service\n0::/x\n', 'kadoban-agent.service'],
  ['0::/user.slice/user-0.slice/session-3.scope\n', undefined],
  ['0::/\n', undefined],
  ['', undefined],
])('the unit of %j', (cgroup, unit) => {
  expect(unitIn(cgroup)).toBe(unit);
});

test('a restart of this unit is one, and neither its stop nor the restart of another', () => {
  const unit = 'kadoban-agent.service';
  expect(hasRestartJob('1 other.service stop running\n2 kadoban-agent.service restart running\n', unit)).toBe(true);
  expect(hasRestartJob('2 kadoban-agent.service stop running\n', unit)).toBe(false);
  expect(hasRestartJob('2 x-kadoban-agent.service restart waiting\n', unit)).toBe(false);
  expect(hasRestartJob('No jobs running.\n', unit)).toBe(false);
});
