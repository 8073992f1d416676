import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { parseConfig } from '../config.ts';
import { collectorService } from './service.ts';

test('the configuration that comes along is valid, and listens where agents can reach it', () => {
  expect(parseConfig(collectorService.configText, 'collector.yaml')).toMatchObject({ listen: '0.0.0.0:8480' });
});

capability('systemdAnalyze')('systemd understands the unit, and finds nothing to complain about', () => {
  const unit = join(tempDir(), 'kadoban-collector.service');
  // The program is not here; any other one stands in for it.
  writeFileSync(unit, collectorService.unitText('/usr').replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  expect(stderr.split('\n').filter((line) => line.includes('kadoban-collector'))).toEqual([]);
  expect(status).toBe(0);
});

test('a machine that boots with a wrong clock sets it right before the collector places evidence by it', () => {
  expect(collectorService.unitText('/usr')).toMatch(/^After=.*\btime-sync\.target$/m);
});
