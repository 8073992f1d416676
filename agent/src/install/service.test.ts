import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { allKinds } from '../checks/index.ts';
import { parseConfig } from '../config.ts';
import { agentService } from './service.ts';

test('the configuration that comes along is valid, and so is what it shows', async () => {
  const shown = agentService.configText.replaceAll(/^# ?(?=checks:| {2}- )/gm, '');
  for (const text of [agentService.configText, shown]) {
    const parsed = parseConfig(await allKinds(), text, {}, 'agent.yaml');
    expect(parsed).toMatchObject({ ok: true });
  }
});

capability('systemdAnalyze')('systemd understands the unit, and finds nothing to complain about', () => {
  const unit = join(tempDir(), 'kadoban-agent.service');
  // The program is not here; any other one stands in for it.
  writeFileSync(unit, agentService.unitText('/usr').replaceAll(/^(Exec\w+)=\S+/gm, '$1=/bin/true'));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  expect(stderr.split('\n').filter((line) => line.includes('kadoban-agent'))).toEqual([]);
  expect(status).toBe(0);
});
