import type { Inventory } from '../ledger/inventory-history.ts';

/** What hosts are made of, as their agents told it. It comes with arrivals. */
export interface InventoryStore {
  /** The last of a host that differ from the one before, in order of time. */
  list(hostId: string, limit: number): Promise<Inventory[]>;
}
