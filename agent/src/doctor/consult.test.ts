import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';

capability('root')('a configuration that this user may not read is not taken for one that is missing', async () => {
  const file = join(tempDir(), 'agent.yaml');
  writeFileSync(file, '{}', { mode: 0o600 });
  const main = join(import.meta.dirname, '../main.ts');
  // Root may read everything: only another user sees this.
  const asNobody = { uid: 65_534, gid: 65_534, encoding: 'utf8', env: {} } as const;
  const { stdout, status } = spawnSync(process.execPath, [main, 'doctor', '--config', file], asNobody);
  expect(stdout).toMatch(/^✕ configuration: .*EACCES.*\n +→ run this as root/);
  expect(status).toBe(2);
  expect(spawnSync(process.execPath, [main, 'status', '--config', file], asNobody).stderr).toMatch(
    /^CONFIG_UNREADABLE: .*\nRun this as root/,
  );
});
