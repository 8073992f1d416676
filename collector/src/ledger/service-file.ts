import type { Expression, Version } from './definitions.ts';
import type { Json } from './json.ts';
import { addVersion } from './versions.ts';

type Services = Map<string, Version<Expression>[]>;

/** Reads services over `targets` and over each other; a service that changed is here once per `effectiveFrom`. */
export function readServices(list: Json, targets: ReadonlyMap<string, unknown>): Services {
  const services: Services = new Map();
  const items = list.isNull ? [] : list.items();
  const ids = new Set(items.map((item) => item.members(...keys).id.name()));
  const places = new Map<string, Json>();
  const isKnown = (id: string) => targets.has(id) || ids.has(id);
  for (const item of items) {
    const { id, effectiveFrom } = item.members(...keys);
    if (targets.has(id.string())) id.fail(`${id.string()} is a target already`);
    places.set(id.string(), item);
    addVersion(services, id.string(), effectiveFrom, readExpression(item, isKnown));
  }
  for (const [id, place] of places) refuseCycle(id, services, place);
  return services;
}

const expressionKeys = ['all', 'any', 'atLeast', 'of'] as const;
const keys = ['id', 'effectiveFrom', ...expressionKeys] as const;

function readExpression(item: Json, isKnown: (id: string) => boolean, depth = 1): Expression {
  if (depth > maxDepth) return item.fail(`is nested more than ${maxDepth} deep`);
  const { all, any, atLeast, of } = item.members(...keys);
  const given = [all, any, of].filter((list) => !list.isNull);
  const list = given[0];
  if (list === undefined || given.length > 1 || atLeast.isNull !== of.isNull) {
    return item.fail('must have one of: all; any; atLeast with of');
  }
  const members = list.items().map((member) => readMember(member, isKnown, depth + 1));
  if (members.length === 0) list.fail('must not be empty');
  if (list === all) return { atLeast: members.length, of: members };
  return { atLeast: list === any ? 1 : atLeast.integer(1, members.length), of: members };
}

function readMember(member: Json, isKnown: (id: string) => boolean, depth: number): string | Expression {
  if (!member.isString) {
    member.members(...expressionKeys);
    return readExpression(member, isKnown, depth);
  }
  const id = member.name();
  return isKnown(id) ? id : member.fail(`there is no target or service ${id}`);
}

/** Deeper than anybody's services; reading them takes a call per level, and calls run out. */
const maxDepth = 100;

function refuseCycle(id: string, services: Services, place: Json): void {
  const visited = new Set<string>();
  const visit = (expression: Expression, depth: number): void => {
    if (depth > maxDepth) place.fail(`${id} is nested more than ${maxDepth} deep`);
    for (const member of expression.of) {
      if (typeof member !== 'string') visit(member, depth + 1);
      else if (member === id) place.fail(`${id} depends on itself`);
      else if (!visited.has(member)) {
        visited.add(member);
        for (const { value } of services.get(member) ?? []) visit(value, depth + 1);
      }
    }
  };
  for (const { value } of services.get(id) ?? []) visit(value, 1);
}
