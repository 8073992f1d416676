import { type TSchema, Type } from 'typebox';
import { closed, defineKind, forPeople, itemsMax, type Rename, TargetName } from './kind.ts';

/** How deep one service's expression nests. Deeper ones are better read as services of their own. */
const levelsMax = 3;

const bodyKeys = ['all', 'any', 'of'] as const;

interface Expression {
  readonly all?: Members;
  readonly any?: Members;
  readonly atLeast?: number;
  readonly of?: Members;
}
type Members = readonly (string | Expression)[];

function expression(levels: number): Record<string, TSchema> {
  const member = levels > 1 ? Type.Union([TargetName, Type.Object(expression(levels - 1), closed)]) : TargetName;
  const members = (description: string) => Type.Optional(Type.Array(member, { maxItems: itemsMax, description }));
  return {
    all: members('Up while all of these are up.'),
    any: members('Up while any of these is up.'),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, description: 'With of: how many of them must be up.' })),
    of: members('With atLeast: the members that are counted.'),
  };
}

/** What people use: an expression over hosts, checks and other services. */
export const service = defineKind({
  kind: 'service',
  plural: 'services',
  schema: Type.Object({ ...forPeople, ...expression(levelsMax) }, closed),
  withTargets: (body, rename) => renamed(body as Expression, '', rename) as Record<string, unknown>,
});

function renamed(body: Expression, path: string, rename: Rename): Expression {
  const lists = bodyKeys.flatMap((key) => {
    const members = body[key];
    if (members === undefined) return [];
    const list = members.map((member, index) => {
      const place = `${path}${key}[${index}]`;
      return typeof member === 'string' ? rename(member, place) : renamed(member, `${place}.`, rename);
    });
    return [[key, list] as const];
  });
  return { ...body, ...Object.fromEntries(lists) };
}
