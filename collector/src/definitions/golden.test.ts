import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionLog } from '../../../test/kit/definition-log.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import { assemble } from './assemble.ts';
import { documentOf } from './evaluation-document.ts';
import { kindRule } from './kinds/index.ts';
import type { Body } from './kinds/kind.ts';
import { readDefinition } from './read-definition.ts';

type Item = Body & { readonly id: string };
interface Input {
  readonly asOf: string;
  readonly targets?: Body[];
  readonly evaluate: [];
  readonly calendars?: Record<string, Body | Body[]>;
  readonly services?: Item[];
  readonly slos: Item[];
  readonly maintenance?: Item[];
  readonly adjustments?: Item[];
}

const folder = join(import.meta.dirname, '../../../test/golden/evaluation');
const cases: { name: string; input: Input; expected: unknown }[] = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
);

/** The definitions of a document, each read as the API reads it, as a log. */
function logOf(input: Input) {
  const calendars = Object.entries(input.calendars ?? {}).flatMap(([id, versions]) =>
    [versions].flat().map((version) => ({ ...version, id })),
  );
  const saying = (kind: 'calendar' | 'service' | 'slo' | 'maintenance' | 'adjustment') => (item: Item) => {
    const read = readDefinition(kindRule(kind), item);
    if (!read.ok) throw new Error(`${kind} ${item.id} ${JSON.stringify(read.faults)}`);
    const { body, effectiveFromMs } = read.written;
    const from =
      effectiveFromMs == null ? {} : { from: Temporal.Instant.fromEpochMilliseconds(effectiveFromMs).toString() };
    return { kind, id: item.id, body, ...from };
  };
  return definitionLog(
    ...calendars.map(saying('calendar')),
    ...(input.services ?? []).map(saying('service')),
    ...input.slos.map(saying('slo')),
    ...(input.maintenance ?? []).map(saying('maintenance')),
    ...(input.adjustments ?? []).map(saying('adjustment')),
  );
}

test.each(cases)('kept in a log, evaluates the same: $name', ({ input, expected }) => {
  const assembled = assemble(logOf(input), Number.POSITIVE_INFINITY);
  const document = documentOf({ assembled, readings: [], requests: input.evaluate, asOfMs: 0 });
  const whole = { ...document, asOf: input.asOf, targets: input.targets };
  expect(evaluateFile(JSON.stringify(whole))).toEqual({ ok: true, line: JSON.stringify(expected) });
});
