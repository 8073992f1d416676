import { cp, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricKinds } from '@kadoban/proto/metrics';
import { expect, onTestFinished, test } from 'vitest';
import { sources } from './index.ts';
import { openMetrics } from './open-metrics.ts';
import type { Machine, Sample } from './source.ts';

const testdata = join(import.meta.dirname, 'testdata');
const { signal } = new AbortController();

/** A machine whose files are those of a folder in testdata, with a clock that the test sets. */
function machineOf(name: string, proc = join(testdata, name, 'proc')) {
  const clock = { ms: 0 };
  const machine: Machine = {
    roots: { proc, sys: join(testdata, name, 'sys'), root: '/' },
    monotonicMs: () => clock.ms,
    statfs: async () => ({ frsize: 4096, blocks: 1000, bavail: 250, files: 64, ffree: 16 }),
    statfsAtOnce: () => ({ frsize: 4096, blocks: 1000, bavail: 250, files: 64, ffree: 16 }),
    after: () => () => {},
  };
  return { machine, clock };
}

/** A machine whose /proc can be exchanged between two samples. */
async function machineInTwoMoments(name: string) {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const proc = join(dir, 'proc');
  const show = async (moment: string): Promise<void> => {
    await symlink(join(testdata, name, moment, 'proc'), `${proc}.new`);
    await rename(`${proc}.new`, proc);
  };
  return { ...machineOf(name, proc), show };
}

/** A machine whose disk may wait before it tells its size. */
async function machineOnXfs() {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const proc = join(dir, 'proc');
  await cp(join(testdata, 'centos-6/proc'), proc, { recursive: true });
  await writeFile(join(proc, 'self/mountinfo'), '20 1 253:0 / / rw - xfs /dev/sda1 rw\n');
  return machineOf('centos-6', proc);
}

const asTable = ({ readings }: Sample): Record<string, number> =>
  Object.fromEntries(readings.map(({ name, instance, value }) => [`${name} ${instance}`.trimEnd(), value]));

const hostNow = {
  'memory.total': 33_554_432_000,
  'memory.available': 20_971_520_000,
  'memory.buffers_cached': 18_350_080_000,
  'swap.total': 8_388_608_000,
  'swap.used': 1_048_576_000,
  'processes.total': 4,
  'processes.running': 3,
  'processes.blocked': 1,
  ...Object.fromEntries(
    ['/', '/boot/efi'].flatMap((mount) => [
      [`filesystem.total ${mount}`, 4_096_000],
      [`filesystem.available ${mount}`, 1_024_000],
      [`filesystem.inodes_total ${mount}`, 64],
      [`filesystem.inodes_free ${mount}`, 16],
    ]),
  ),
};

test('a machine with NVMe and LVM: first what is, then rates of whole disks and real interfaces', async () => {
  const { machine, clock, show } = await machineInTwoMoments('debian-12-nvme-lvm');
  const metrics = openMetrics('linux', machine);
  await show('first');
  const first = await metrics.sample(1000, signal);
  expect(first.errors).toEqual([]);
  expect(asTable(first)).toEqual({ ...hostNow, 'load.1m': 0.5, 'load.5m': 0.4, 'load.15m': 0.3, uptime: 1000 });

  await show('second');
  clock.ms += 10_000;
  const second = await metrics.sample(1000, signal);
  expect(second.errors).toEqual([]);
  expect(asTable(second)).toEqual({
    ...hostNow,
    'load.1m': 0.55,
    'load.5m': 0.41,
    'load.15m': 0.3,
    uptime: 1010,
    // of 6,040 ticks: 1,200 user and nice, 640 system and softirq, 150 iowait, 50 steal
    'cpu.user': expect.closeTo((100 * 1200) / 6040, 9),
    'cpu.system': expect.closeTo((100 * 640) / 6040, 9),
    'cpu.iowait': expect.closeTo((100 * 150) / 6040, 9),
    'cpu.steal': expect.closeTo((100 * 50) / 6040, 9),
    'disk.read nvme0n1': 1_048_576,
    'disk.write nvme0n1': 2_097_152,
    'disk.busy nvme0n1': 25,
    'disk.read vg0-root': 524_288,
    'disk.write vg0-root': 524_288,
    'disk.busy vg0-root': 10,
    'disk.read vg0-swap_1': 0,
    'disk.write vg0-swap_1': 0,
    'disk.busy vg0-swap_1': 0,
    'network.receive enp3s0': 1_048_576,
    'network.transmit enp3s0': 0,
    'network.receive_errors enp3s0': 0,
    'network.transmit_errors enp3s0': 0.7,
  });
  expect(new Set(second.readings.map(({ name }) => name))).toEqual(new Set(metricKinds.map(({ name }) => name)));
});

test('counters that went back say nothing for one sample', async () => {
  const { machine, clock, show } = await machineInTwoMoments('debian-12-nvme-lvm');
  const metrics = openMetrics('linux', machine);
  const ratesAt = async (moment: string): Promise<string[]> => {
    await show(moment);
    clock.ms += 10_000;
    return Object.keys(asTable(await metrics.sample(1000, signal))).filter((name) => /^(cpu|disk|network)/.test(name));
  };
  await ratesAt('second');
  expect(await ratesAt('first')).toEqual(['disk.read vg0-swap_1', 'disk.write vg0-swap_1', 'disk.busy vg0-swap_1']);
  expect(await ratesAt('second')).toHaveLength(4 + 3 * 3 + 4);
});

test('a machine with an old kernel', async () => {
  const { machine, clock } = machineOf('centos-6');
  const metrics = openMetrics('linux', machine);
  await metrics.sample(1000, signal);
  clock.ms += 10_000;
  const sample = await metrics.sample(1000, signal);
  expect(sample.errors).toEqual([]);
  expect(asTable(sample)).toMatchObject({
    'memory.available': (221_204 + 158_412 + 1_021_380 + 98_304 - 8404) * 1024,
    'swap.used': (2_097_144 - 2_013_080) * 1024,
    'processes.blocked': 2,
    'load.15m': 1.3,
    'network.receive eth0': 0,
    'network.receive eth1': 0,
  });
  const disks = sample.readings.filter(({ name }) => name === 'disk.busy').map(({ instance }) => instance);
  expect(disks).toEqual(['sda', 'vg_web-lv_root', 'cciss/c0d0']);
});

test('sources that fail are named, each with its file, and take no other down', async () => {
  const { machine } = machineOf('docker');
  const { readings, errors } = await openMetrics('linux', {
    ...machine,
    roots: { ...machine.roots, proc: '/nowhere' },
  }).sample(1000, signal);
  expect(readings).toEqual([]);
  expect(errors.map(({ source }) => source)).toEqual([
    'cpu',
    'disks',
    'filesystems',
    'interfaces',
    'load',
    'memory',
    'processes',
    'uptime',
  ]);
  expect(errors[0]?.message).toMatch(/ENOENT.*\/nowhere\/stat/);

  const broken = machineOf('centos-6').machine;
  const partly = await openMetrics('linux', { ...broken, roots: { ...broken.roots, sys: '/nowhere' } }).sample(
    1000,
    signal,
  );
  expect(partly.errors.map(({ source }) => source)).toEqual(['disks']);
  expect(asTable(partly)).toHaveProperty('load.1m');
});

test.each(['the signal aborts', 'its time is over'])(
  'a source that does not answer is given up when %s, and not asked while it owes an answer',
  async (when) => {
    const { machine } = await machineOnXfs();
    const [others, hanging] = [Promise.withResolvers<void>(), Promise.withResolvers<never>()];
    const timers = new Map<number, () => void>();
    let [calls, answers] = [0, 0];
    const metrics = openMetrics('linux', {
      ...machine,
      statfs: () => {
        calls += 1;
        return hanging.promise;
      },
      // Each source looks at the clock when it has read; that of the processes does twice more.
      monotonicMs: () => {
        answers += 1;
        if (answers === sources.linux.length + 1) others.resolve();
        return 0;
      },
      after: (ms, run) => {
        timers.set(ms, run);
        return () => {};
      },
    });
    const ending = new AbortController();
    const pending = metrics.sample(60_000, ending.signal);
    await others.promise;
    if (when === 'the signal aborts') ending.abort();
    else timers.get(60_000)?.();
    const given = await pending;
    expect(given.errors).toContainEqual({ source: 'filesystems', message: 'no answer in time' });

    expect((await metrics.sample(1000, signal)).errors).toEqual([
      { source: 'filesystems', message: 'still waiting for an earlier answer' },
    ]);
    expect(calls).toBe(1);
    expect(asTable(await metrics.sample(1000, AbortSignal.abort()))).not.toHaveProperty('load.1m');
  },
);
