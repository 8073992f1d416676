import { withChanges } from '../../collector/src/definitions/changes.ts';
import type { DefinitionKind } from '../../collector/src/store/log-kinds.ts';
import type { DefinitionEntry } from '../../collector/src/store/store.ts';

interface Saying {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly body: DefinitionEntry['body'];
  /** RFC 3339. */
  readonly from?: string;
  readonly at?: string;
}

/** A log of definitions that says these things, one after another. */
export function definitionLog(...sayings: Saying[]): DefinitionEntry[] {
  const ms = (time: string | undefined) => (time === undefined ? null : Temporal.Instant.from(time).epochMilliseconds);
  return withChanges(
    [],
    sayings.map(({ kind, id, body, from, at }) => ({
      kind,
      id,
      body,
      effectiveFromMs: ms(from),
      atMs: ms(at) ?? 0,
      author: 'kanri',
      reason: '',
      expectedVersion: null,
    })),
  );
}
