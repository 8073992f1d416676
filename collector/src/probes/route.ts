import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Any port will do: nothing is sent. */
const port = 9;

/**
 * Whether this machine can send anything to an address: the kernel knows a way there, and the interface on it is up with a carrier. Without
 * one (a pulled cable, a dead switch port) every host looks as if it did not answer.
 */
export async function hasRoute(address: string): Promise<boolean> {
  const from = await sourceAddress(address);
  // Interfaces without a carrier are not in the list.
  const running = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return running.some((one) => one.address === from);
}

/** The address that a packet to `address` would carry as its own. */
function sourceAddress(address: string): Promise<string | undefined> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    const end = (source: string | undefined) => {
      socket.close();
      resolve(source);
    };
    socket.once('error', () => end(undefined));
    socket.connect(port, address, () => end(withoutZone(socket.address().address)));
  });
}

function withoutZone(address: string): string {
  return address.split('%')[0] ?? address;
}
