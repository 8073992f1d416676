import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile } from './kernel-files.ts';
import { perSecond } from './per-second.ts';
import { type Complain, defineSource } from './source.ts';

/** Counters since the interface appeared: bytes and packets with errors. */
export interface InterfaceCounters {
  readonly received: number;
  readonly receiveErrors: number;
  readonly sent: number;
  readonly sendErrors: number;
}

/** Interfaces sent: cards, bonds, bridges and VLANs of a large host. All three kinds together stay below `instancesMax`. */
export const interfacesMax = 64;

/** The loopback says nothing of the host's network, and each container's end of a virtual cable repeats what its bridge counts. */
const skipped = /^(lo$|veth)/;

/** Traffic and errors of each network interface. */
export const interfaces = defineSource({
  name: 'interfaces',
  open: ({ roots }) => kernelFile(join(roots.proc, 'net/dev')),
  parse: parseNetDev,
  readings: (now, before): Reading[] =>
    [...now].flatMap(([instance, counters]) => {
      const rates = before && perSecond(counters, before.state.get(instance), before.elapsedMs);
      if (rates === undefined) return [];
      return [
        { name: 'network.receive', instance, value: rates.received },
        { name: 'network.transmit', instance, value: rates.sent },
        { name: 'network.receive_errors', instance, value: rates.receiveErrors },
        { name: 'network.transmit_errors', instance, value: rates.sendErrors },
      ];
    }),
});

/** Parses /proc/net/dev. Old kernels put no space between the colon and a long first number. */
export function parseNetDev(text: string, complain: Complain): Map<string, InterfaceCounters> {
  const interfaces = new Map<string, InterfaceCounters>();
  let leftOut = 0;
  for (const line of text.split('\n')) {
    const colon = line.lastIndexOf(':');
    if (colon < 0) continue;
    const name = line.slice(0, colon).trim();
    if (skipped.test(name)) continue;
    const fields = line
      .slice(colon + 1)
      .trim()
      .split(/ +/)
      .map(Number);
    const [received, , receiveErrors, , , , , , sent, , sendErrors] = fields;
    if (received === undefined || receiveErrors === undefined || sent === undefined || sendErrors === undefined) {
      throw new Error(
        `net/dev has a line with ${fields.length} numbers where at least 11 are expected: ${line.slice(0, 80)}`,
      );
    }
    if (interfaces.size < interfacesMax) interfaces.set(name, { received, receiveErrors, sent, sendErrors });
    else leftOut += 1;
  }
  if (leftOut > 0) complain(`${leftOut} interfaces more than the ${interfacesMax} that are sent`);
  return interfaces;
}
