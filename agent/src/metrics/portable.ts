import { loadavg, uptime } from 'node:os';
import type { Reading } from '@kadoban/proto/metrics';
import type { Systeminformation } from 'systeminformation';
import { filesystemsMax } from './filesystems.ts';
import { interfacesMax } from './interfaces.ts';
import { perSecond } from './per-second.ts';
import { type Before, type Complain, defineSource } from './source.ts';

/** What systeminformation and Node tell at one look. */
export interface PortableState {
  readonly cpu: Systeminformation.CurrentLoadData;
  readonly memory: Systeminformation.MemData;
  readonly filesystems: readonly Systeminformation.FsSizeData[];
  readonly interfaces: readonly Systeminformation.NetworkStatsData[];
  readonly processes: { readonly all: number; readonly running: number; readonly blocked: number };
  readonly averages: readonly number[];
  readonly uptimeSeconds: number;
}

/**
 * Everything at once where there is no /proc: macOS and Windows. One look starts several programs, which Linux is spared. What it does
 * not tell is not sent: iowait, inodes and the traffic of single disks.
 */
export const portable = defineSource({
  name: 'portable',
  open: () => async (): Promise<PortableState> => {
    // Loaded here because it costs megabytes that the agent on Linux never needs.
    const { default: systeminformation } = await import('systeminformation');
    const [cpu, memory, filesystems, interfaces, processes] = await Promise.all([
      systeminformation.currentLoad(),
      systeminformation.mem(),
      systeminformation.fsSize(),
      systeminformation.networkStats('*'),
      systeminformation.processes(),
    ]);
    return { cpu, memory, filesystems, interfaces, processes, averages: loadavg(), uptimeSeconds: uptime() };
  },
  parse: bounded,
  readings: (now, before): Reading[] => [
    ...cpuReadings(now, before),
    ...hostReadings(now),
    ...now.filesystems.flatMap(({ mount: instance, size, available }): Reading[] => [
      { name: 'filesystem.total', instance, value: size },
      { name: 'filesystem.available', instance, value: available },
    ]),
    ...interfaceReadings(now, before),
  ],
});

function bounded(state: PortableState, complain: Complain): PortableState {
  const interfaces = state.interfaces.filter(({ iface }) => !/^lo\d*$/.test(iface));
  if (state.filesystems.length > filesystemsMax) complain(`more than the ${filesystemsMax} filesystems that are sent`);
  if (interfaces.length > interfacesMax) complain(`more than the ${interfacesMax} interfaces that are sent`);
  return {
    ...state,
    filesystems: state.filesystems.slice(0, filesystemsMax),
    interfaces: interfaces.slice(0, interfacesMax),
  };
}

/** systeminformation counts from its own last look; its first one, from the start of the machine on, says nothing of now. */
function cpuReadings({ cpu }: PortableState, before: Before<PortableState> | undefined): Reading[] {
  if (before === undefined) return [];
  return [
    { name: 'cpu.user', instance: '', value: cpu.currentLoadUser + cpu.currentLoadNice },
    { name: 'cpu.system', instance: '', value: cpu.currentLoadSystem + cpu.currentLoadIrq },
    { name: 'cpu.steal', instance: '', value: cpu.currentLoadSteal },
  ];
}

function hostReadings({ memory, averages, uptimeSeconds, processes }: PortableState): Reading[] {
  const values: [Reading['name'], number | undefined][] = [
    ['memory.total', memory.total],
    ['memory.available', memory.available],
    ['memory.buffers_cached', memory.buffcache],
    ['swap.total', memory.swaptotal],
    ['swap.used', memory.swapused],
    ['load.1m', averages[0]],
    ['load.5m', averages[1]],
    ['load.15m', averages[2]],
    ['uptime', uptimeSeconds],
    ['processes.total', processes.all],
    ['processes.running', processes.running],
    ['processes.blocked', processes.blocked],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [{ name, instance: '', value }]));
}

function interfaceReadings(now: PortableState, before: Before<PortableState> | undefined): Reading[] {
  if (before === undefined) return [];
  const earlier = new Map(before.state.interfaces.map((each) => [each.iface, counters(each)]));
  return now.interfaces.flatMap((each): Reading[] => {
    const instance = each.iface;
    const rates = perSecond(counters(each), earlier.get(instance), before.elapsedMs);
    if (rates === undefined) return [];
    return [
      { name: 'network.receive', instance, value: rates.received },
      { name: 'network.transmit', instance, value: rates.sent },
      { name: 'network.receive_errors', instance, value: rates.receiveErrors },
      { name: 'network.transmit_errors', instance, value: rates.sendErrors },
    ];
  });
}

function counters(stats: Systeminformation.NetworkStatsData) {
  return {
    received: stats.rx_bytes,
    sent: stats.tx_bytes,
    receiveErrors: stats.rx_errors,
    sendErrors: stats.tx_errors,
  };
}
