import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { hostIsStopping } from './host-stopping.ts';

const systems: [name: string, programs: Readonly<Record<string, string>>, isStopping: boolean][] = [
  ['systemd that shuts down', { systemctl: 'echo stopping; exit 1' }, true],
  ['systemd that runs', { systemctl: 'echo running' }, false],
  ['systemd with a unit that failed', { systemctl: 'echo degraded; exit 1' }, false],
  ['systemd that runs, whatever a runlevel of old says', { systemctl: 'echo running', runlevel: 'echo 2 6' }, false],
  ['a system that is too busy to answer', { systemctl: 'exec sleep 60' }, false],
  ['System V that halts', { runlevel: 'echo 2 0' }, true],
  ['System V that reboots', { runlevel: 'echo N 6' }, true],
  ['System V that runs', { runlevel: 'echo N 2' }, false],
  ['System V that does not know', { runlevel: 'echo unknown; exit 1' }, false],
  ['neither', {}, false],
];
test.each(systems)('%s', async (_name, programs, isStopping) => {
  const dir = tempDir();
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(dir, name), `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', dir);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await hostIsStopping()).toBe(isStopping);
});
