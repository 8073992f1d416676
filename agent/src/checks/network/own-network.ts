import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../../clock.ts';
import type { CheckKind } from '../check.ts';

/** The network of this machine, asked after a look at `host` that heard nothing. */
export interface OwnNetwork {
  isAway(host: string): Promise<boolean>;
}

/** Failures in which nobody answered, so that they may be ours: `refused` and the like are answers. */
const unheard: ReadonlySet<string | undefined> = new Set(['timeout', 'unreachable', 'dns']);

/** The same kind, except that a target which nobody can hear because this machine is cut off is unknown. */
export function withOwnNetwork(kind: CheckKind, ownNetwork: OwnNetwork): CheckKind {
  return {
    ...kind,
    async run(config, look) {
      const outcome = await kind.run(config, look);
      const host = kind.host(config);
      if (outcome.status !== 'down' || !unheard.has(outcome.reason) || host === undefined) return outcome;
      if (!(await ownNetwork.isAway(host))) return outcome;
      return { ...outcome, status: 'unknown', reason: 'own-network', output: 'this machine itself is cut off' };
    },
  };
}

/** What is asked once a failure is there: names, then witnesses. Together less than the second after which `runCheck` gives a check up. */
const nameMs = 250;
const witnessMs = 600;

/** One answer holds for all checks that fail at about the same time. */
const holdMs = 5000;

/** Gateways mostly serve names, and those that do not refuse: an answer too. */
const gatewayPort = 53;

export interface OwnNetworkOptions {
  /** Where the agent's collector is, as far as it is known. */
  readonly collector: { readonly host: string; readonly port: number } | undefined;
  readonly clock: Pick<Clock, 'monotonicMs' | 'after'>;
}

/**
 * The network of this machine. It is away when the way to the target leads nowhere, or over an interface without carrier; or when the
 * collector is silent too and no gateway answers in its place. A target on this very machine needs no network, and a collector that is
 * the target, or on this machine, is no witness.
 */
export function openOwnNetwork({ collector, clock }: OwnNetworkOptions): OwnNetwork {
  let asked: { readonly untilMs: number; readonly isSilent: Promise<boolean> } | undefined;
  const isSilent = (witness: string | undefined, port: number): Promise<boolean> => {
    const nowMs = clock.monotonicMs();
    if (!asked || asked.untilMs <= nowMs) {
      asked = { untilMs: nowMs + holdMs, isSilent: areSilent(witness, port, clock) };
    }
    return asked.isSilent;
  };
  return {
    async isAway(host) {
      const [address, witness] = await Promise.all([
        addressOf(host, clock),
        collector && addressOf(collector.host, clock),
      ]);
      const way = address === undefined ? 'open' : await wayTo(address);
      if (way !== 'open' || !collector) return way === 'none';
      const isNoWitness = witness !== undefined && (witness === address || (await wayTo(witness)) === 'local');
      return !isNoWitness && isSilent(witness, collector.port);
    },
  };
}

/**
 * How the kernel would send to `address`, asked by a UDP socket that sends nothing: it gets the sender's address of that way. Of the
 * interfaces Node lists those alone that are up and have carrier.
 */
async function wayTo(address: string): Promise<'local' | 'none' | 'open'> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    socket.connect(gatewayPort, address);
    await once(socket, 'connect');
    const from = socket.address().address;
    if (from === address) return 'local';
    const running = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    return running.some((each) => each.address === from) ? 'open' : 'none';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENETUNREACH' || code === 'ENETDOWN' ? 'none' : 'open';
  } finally {
    socket.close();
  }
}

/** Whether neither the collector nor a gateway in its place answers. A collector whose name cannot be looked up does not. */
async function areSilent(witness: string | undefined, port: number, clock: Pick<Clock, 'after'>): Promise<boolean> {
  const gateways = gatewaysOf(await readFile('/proc/net/route', 'utf8').catch(() => ''));
  const asked = gateways.map((gateway) => isThere(gateway, gatewayPort, clock));
  if (witness !== undefined) asked.push(isThere(witness, port, clock));
  return !(await Promise.all(asked)).includes(true);
}

/** The IPv4 gateways of the default routes in /proc/net/route, where addresses are hexadecimal, last byte first. */
export function gatewaysOf(routes: string): string[] {
  return [...routes.matchAll(/^\S+\t0{8}\t([0-9A-F]{8})\t\S+\t\d+\t\d+\t\d+\t0{8}\t/gm)]
    .map(([, gateway = '']) => [...Buffer.from(gateway, 'hex')].toReversed().join('.'))
    .filter((gateway) => gateway !== '0.0.0.0');
}

/** Whether anything answers at `address`: a connection, or the refusal of one. */
async function isThere(address: string, port: number, clock: Pick<Clock, 'after'>): Promise<boolean> {
  const socket = connect({ host: address, port });
  const cancel = clock.after(witnessMs, () => socket.destroy(new Error('silent')));
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return ['ECONNREFUSED', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '');
  } finally {
    cancel();
    socket.destroy();
  }
}

/** The address of a name, if it can be had at once. */
function addressOf(host: string, clock: Pick<Clock, 'after'>): Promise<string | undefined> {
  const plain = host.replace(/^\[|\]$/g, '');
  if (isIP(plain)) return Promise.resolve(plain);
  return new Promise((resolve) => {
    const cancel = clock.after(nameMs, () => resolve(undefined));
    const end = (address: string | undefined): void => {
      cancel();
      resolve(address);
    };
    lookup(plain).then(
      ({ address }) => end(address),
      () => end(undefined),
    );
  });
}
