import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** Debian's place; `start` and `run` pass no PATH on. */
const ip = '/sbin/ip';

/** A command line that runs within one machine of a network. */
export interface Machine {
  readonly address: string;
  /** `file` and `args` as they have to be started to run there. */
  at(file: string, args: readonly string[]): [file: string, args: readonly string[]];
  /** Its network interface, for `ip link`. */
  readonly link: string;
  /** Configures it, as `ip` within the machine. */
  ip(...args: string[]): void;
}

/**
 * Two machines and a switch between them, each a network namespace: what is unplugged at one of them is dead to the other, whose own cable
 * still leads to the switch. Gone when the test ends, however it does.
 */
export function network(): { left: Machine; right: Machine; unplug(machine: Machine): void } {
  removeForgotten();
  const name = (part: string) => `kadoban-${process.pid}-${part}`;
  const hub = name('switch');
  const add = (namespace: string) => {
    call('netns', 'add', namespace);
    onTestFinished(() => call('netns', 'del', namespace));
    call('-n', namespace, 'link', 'set', 'lo', 'up');
  };
  add(hub);
  call('-n', hub, 'link', 'add', 'bridge', 'type', 'bridge');
  call('-n', hub, 'link', 'set', 'bridge', 'up');
  const machine = (part: string, address: string): Machine => {
    const namespace = name(part);
    add(namespace);
    call('-n', hub, 'link', 'add', part, 'type', 'veth', 'peer', 'name', 'eth', 'netns', namespace);
    call('-n', hub, 'link', 'set', part, 'master', 'bridge', 'up');
    call('-n', namespace, 'address', 'add', `${address}/24`, 'dev', 'eth');
    call('-n', namespace, 'link', 'set', 'eth', 'up');
    return {
      address,
      at: (file, args) => [ip, ['netns', 'exec', namespace, file, ...args]],
      link: part,
      ip: (...args) => call('-n', namespace, ...args),
    };
  };
  return {
    left: machine('left', '10.213.7.1'),
    right: machine('right', '10.213.7.2'),
    unplug: ({ link }) => call('-n', hub, 'link', 'set', link, 'down'),
  };
}

/** Namespaces outlive a run that is killed: the next one removes what nobody uses. */
function removeForgotten(): void {
  const { stdout } = spawnSync(ip, ['netns', 'list'], { encoding: 'utf8' });
  for (const [namespace, pid] of stdout.matchAll(/^kadoban-(\d+)-\w+/gm)) {
    if (!isRunning(Number(pid))) call('netns', 'del', namespace);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function call(...args: string[]): void {
  const { status, stderr } = spawnSync(ip, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}
