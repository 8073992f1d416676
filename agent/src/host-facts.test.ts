import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { hostFacts } from './host-facts.ts';

test('an agent in a container tells of the host whose files are mounted into it', async () => {
  const host = tempDir();
  const files = {
    'proc/sys/kernel/random/boot_id': '8a2e9b0c-0000-4000-8000-000000000001\n',
    'proc/stat': 'cpu 1 2 3\nbtime 1800000000\n',
    // Process 1 of the host, not that of the container: its restart is no new boot.
    'proc/1/stat': `1 (systemd) S ${Array(18).fill('0').join(' ')} 100 0\n`,
    'etc/os-release': 'PRETTY_NAME="Some Linux 9"\n',
    'etc/machine-id': '0123456789abcdef0123456789abcdef\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(host, path, '..'), { recursive: true });
    writeFileSync(join(host, path), text);
  }
  const facts = await hostFacts({ hostRoot: host, name: 'node-7' }, 0, undefined);
  expect(facts).toMatchObject({
    hostname: 'node-7',
    os: 'Some Linux 9',
    boot: { id: '8a2e9b0c-0000-4000-8000-000000000001:100', atMs: 1_800_000_001_000 },
  });
  const [known, other] = [await facts.machineIdHash('a'), await facts.machineIdHash('b')];
  expect(known).toEqual(other);
});
