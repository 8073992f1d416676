import type { Via } from '../store/audit-store.ts';
import type { Role } from './may.ts';

/** Who asks, as the door found out. */
export interface Person {
  /** What stands in logs as the author. */
  readonly name: string;
  readonly role: Role;
  /** The ids of the services that a viewer is named for; null for who sees all. */
  readonly services: readonly string[] | null;
  readonly via: Extract<Via, 'session' | 'key'>;
  /** The page's session; null for a key. */
  readonly sessionId: string | null;
  /** Whose account it is; null for keys, and sessions that were opened with one. */
  readonly userName: string | null;
}
