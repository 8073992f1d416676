import { capacity } from './capacity.ts';
import { distribution } from './distribution.ts';
import { drill } from './drill.ts';
import { improvement } from './improvement.ts';
import { invocation } from './invocation.ts';
import type { RecordKind } from './record-kind.ts';
import { risk } from './risk.ts';
import { supplier } from './supplier.ts';

/** Every kind of record that continuity keeps, in the order of its tabs. To add one: write its file, add its line. */
export const recordKinds: readonly RecordKind[] = [
  drill,
  invocation,
  supplier,
  capacity,
  improvement,
  risk,
  distribution,
];
