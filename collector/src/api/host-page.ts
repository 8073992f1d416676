import { Type } from 'typebox';
import type { Host, HostStore } from '../store/store.ts';

/** Where a page of the list of hosts ends, which is by name; the id tells those of one name apart. */
type HostPlace = Pick<Host, 'name' | 'hostId'>;

interface HostPage {
  readonly hosts: readonly Host[];
  /** What the next page is asked for with; null: this is the last. */
  readonly next: string | null;
}

/** What a route that tells of all hosts takes, page by page. */
export function hostPageQuery(hostsMax: number) {
  return {
    limit: Type.Integer({ minimum: 1, maximum: hostsMax, default: hostsMax, description: 'hosts of a page' }),
    after: Type.Optional(Type.String({ maxLength: 1024, description: '`next` of the page before' })),
  };
}

/** The hosts of a page, or what is wrong with what was asked. */
export async function hostPage(
  store: Pick<HostStore, 'list'>,
  { limit, after: cursor }: { readonly limit: number; readonly after?: string },
): Promise<HostPage | string> {
  const after = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && !after) return 'after: not the `next` of a page';
  // One more, to know whether it is the last page.
  const found = await store.list({ after, limit: limit + 1 });
  const last = found[limit - 1];
  return { hosts: found.slice(0, limit), next: found.length > limit && last ? cursorOf(last) : null };
}

/** As text that says nothing to anybody but us. */
function cursorOf({ name, hostId }: HostPlace): string {
  return Buffer.from(JSON.stringify([name, hostId])).toString('base64url');
}

/** Undefined for what `cursorOf` never made. */
function placeOf(cursor: string): HostPlace | undefined {
  try {
    const [name, hostId, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof name === 'string' && typeof hostId === 'string' && more.length === 0 ? { name, hostId } : undefined;
  } catch {
    return undefined;
  }
}
