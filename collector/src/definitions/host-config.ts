import { canonicalJson } from '../store/chain.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { Body } from './kinds/kind.ts';

/** What a central configuration says where no definition speaks of the host. */
export const noConfig = '{"checks":[]}';

/**
 * The central configuration of a host with these tags, as its agent reads it, by the definitions of kind `checks` in force. Where two name
 * one check, or an interval, the one with more tags goes before, then the later one in the order of their ids.
 */
export function hostConfig(entries: readonly DefinitionEntry[], tags: readonly string[]): string {
  const has = new Set(tags);
  const applying = entries.flatMap(({ id, body }) => {
    const wanted = tagsOf(body);
    return body !== null && wanted.every((tag) => has.has(tag)) ? [{ id, body, wanted }] : [];
  });
  applying.sort((a, b) => a.wanted.length - b.wanted.length || (a.id < b.id ? -1 : 1));
  const checks = new Map<unknown, Body>();
  let sampleEveryMs: unknown;
  for (const { body } of applying) {
    for (const check of body.checks as readonly Body[]) checks.set(check.name, check);
    sampleEveryMs = body.sampleEveryMs ?? sampleEveryMs;
  }
  return canonicalJson({
    checks: [...checks.values()],
    ...(sampleEveryMs !== undefined && { sampleEveryMs: Number(sampleEveryMs) }),
  });
}

function tagsOf(body: DefinitionEntry['body']): readonly string[] {
  return (body?.tags ?? []) as readonly string[];
}
