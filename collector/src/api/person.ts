import type { Role } from './may.ts';

/** Who asks, as the door found out. */
export interface Person {
  /** What stands in logs as the author. */
  readonly name: string;
  readonly role: Role;
  /** The ids of the services that a viewer is named for; null for who sees all. */
  readonly services: readonly string[] | null;
}
