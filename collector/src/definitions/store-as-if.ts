import type { DefinitionChange, Store } from '../store/store.ts';
import { withChanges } from './changes.ts';

/** The store as it would read with changes of the definitions written; nothing is. */
export function storeAsIf(store: Store, changes: readonly DefinitionChange[]): Store {
  const definitions = {
    ...store.definitions,
    entries: async () => withChanges(await store.definitions.entries(), changes),
  };
  return {
    ...store,
    definitions,
    snapshot: (read, changesFrom) => store.snapshot((snapshot) => read(storeAsIf(snapshot, changes)), changesFrom),
  };
}
