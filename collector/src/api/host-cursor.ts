import type { Host } from '../store/store.ts';

/** Where a page of the list of hosts ends, which is by name; the id tells those of one name apart. */
export type HostPlace = Pick<Host, 'name' | 'hostId'>;

/** As text that says nothing to anybody but us. */
export function hostCursor({ name, hostId }: HostPlace): string {
  return Buffer.from(JSON.stringify([name, hostId])).toString('base64url');
}

/** Undefined for what `hostCursor` never made. */
export function placeOf(cursor: string): HostPlace | undefined {
  try {
    const [name, hostId, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof name === 'string' && typeof hostId === 'string' && more.length === 0 ? { name, hostId } : undefined;
  } catch {
    return undefined;
  }
}
