import { type TObject, type TSchema, Type } from 'typebox';
import type { KindRule } from '../definitions/kinds/kind.ts';
import { apiSchema } from '../definitions/read-definition.ts';
import { isRetroactive } from '../definitions/retroactive.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { instant, instantOrNull } from './answers.ts';

/** The text for people of both languages. */
const Message = Type.Object({ ja: Type.String(), en: Type.String() });

export const Warning = Type.Object({ code: Type.String({ description: 'stable' }), message: Message });

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const saying = {
  version: Type.Integer({ description: 'counts from 1' }),
  hash: Type.String({ description: 'SHA-256 of the entry in the log, which names the hash of the entry before it' }),
  at: Type.String({ format: 'date-time' }),
  author: Type.String({ description: 'name of the API key, or of the operating-system user' }),
  reason: Type.String(),
  retroactive: Type.Boolean({ description: 'it changed what time before `at` counted as' }),
};

/** Schemas of the answers about one kind; `definition` is what a PUT takes. */
export function answerSchemas(rule: KindRule): { one: TObject; list: TObject; history: TObject } {
  const { reason: _, id: __, effectiveFrom: ___, ...properties } = apiSchema(rule).properties;
  const definition = Type.Object({
    id: Type.String(),
    effectiveFrom: nullable(Type.String({ format: 'date-time' })),
    ...properties,
    ...('reason' in rule.schema.properties && { reason: Type.String() }),
  });
  const source = Type.Union([Type.Literal('api'), Type.Literal('file')], { description: 'file: read-only here' });
  const one = { definition, ...saying, source };
  return {
    one: Type.Object({ ...one, warnings: Type.Optional(Type.Array(Warning)) }),
    list: Type.Object({ definitions: Type.Array(Type.Object(one)) }),
    history: Type.Object({
      history: Type.Array(Type.Object({ ...saying, definition: nullable(definition) })),
    }),
  };
}

/** What the log says of one entry; `before` is the entry of the same definition that it replaced. */
export function sayingAnswer(entry: DefinitionEntry, before: DefinitionEntry | undefined) {
  const { id, version, hash, atMs, author, reason, body, effectiveFromMs } = entry;
  return {
    definition: body && { id, effectiveFrom: instantOrNull(effectiveFromMs), ...body },
    version,
    hash,
    at: instant(atMs),
    author,
    reason,
    retroactive: isRetroactive(entry, before),
  };
}

/** Strong: two versions never share it, whatever was deleted and made anew in between. */
export function etagOf({ version, hash }: DefinitionEntry): string {
  return `"${version}-${hash.slice(0, 16)}"`;
}
