import type { Look } from './evidence.ts';

export type LookStatus = Look['status'];

const statuses = ['up', 'degraded', 'down', 'unknown'] as const;

/** The span of time whose looks of one check share a stored chunk: small enough to be rewritten with every look. */
export const chunkMs = 3_600_000;

/** When the chunk begins to which a look of `atMs` belongs. */
export function hourOf(atMs: number): number {
  return Math.floor(atMs / chunkMs) * chunkMs;
}

/** Adds looks to a chunk's looks: in order of time, each (time, status) once, whatever order they came in. */
export function mergeLooks(known: readonly Look[], added: readonly Look[]): Look[] {
  const all = [...known, ...added].sort(inOrder);
  return all.filter((look, index) => {
    const before = all[index - 1];
    return before === undefined || inOrder(before, look) !== 0;
  });
}

function inOrder(a: Look, b: Look): number {
  return a.atMs - b.atMs || statuses.indexOf(a.status) - statuses.indexOf(b.status);
}

/**
 * A chunk's bytes: for each look a base-128 number of `(milliseconds since the look before it, the first since fromMs) * 4 + status`. Looks
 * must be sorted and not before `fromMs`. Two to three bytes a look.
 */
export function encodeLooks(looks: readonly Look[], fromMs: number): Uint8Array {
  const bytes: number[] = [];
  let beforeMs = fromMs;
  for (const look of looks) {
    let rest = (look.atMs - beforeMs) * statuses.length + statuses.indexOf(look.status);
    beforeMs = look.atMs;
    while (rest > 127) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The inverse of encodeLooks. */
export function decodeLooks(bytes: Uint8Array, fromMs: number): Look[] {
  const looks: Look[] = [];
  let atMs = fromMs;
  let number = 0;
  let place = 1;
  for (const byte of bytes) {
    number += (byte % 128) * place;
    place *= 128;
    if (byte > 127) continue;
    atMs += Math.floor(number / statuses.length);
    looks.push({ atMs, status: statuses[number % statuses.length] ?? 'unknown' });
    number = 0;
    place = 1;
  }
  return looks;
}
