import { Type } from 'typebox';
import { tagPattern } from '../tag-pattern.ts';
import { closed, defineKind, forPeople } from './kind.ts';

/** What one host may run is as much; see proto/src/limits.ts. */
const checksMax = 1024;

export const tagsMax = 32;

/** Keys besides these are the agent's to know: it refuses the whole when one is wrong, and tells why. */
const Check = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  description: '`name`, `kind` and the other keys of a check as in the agent’s configuration.',
  anything: true,
});

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What hosts are to look at, by their tags, besides what their own configuration says. */
export const checks = defineKind({
  kind: 'checks',
  plural: 'checks',
  schema: Type.Object(
    {
      ...forPeople,
      tags: Type.Array(Type.String({ pattern: tagPattern }), {
        maxItems: tagsMax,
        description: 'Of hosts that have every one of these; [] = of all hosts.',
      }),
      sampleEveryMs: Type.Optional(
        Type.Integer({ minimum: 1000, maximum: 60_000, description: 'Where the host itself does not say it.' }),
      ),
      checks: Type.Array(Check, {
        maxItems: checksMax,
        description: 'What they look at. One of the same name in the configuration of the host itself goes before.',
      }),
    },
    closed,
  ),
  read(body) {
    const names = new Set<string>();
    for (const check of new Map(body.entries()).get('checks')?.items() ?? []) {
      const members = new Map(check.entries());
      const name = members.get('name')?.string() ?? check.fail('has no name');
      if (!namePattern.test(name)) members.get('name')?.fail(`must match ${namePattern.source}`);
      if (names.has(name)) members.get('name')?.fail('is the name of another one');
      names.add(name);
      const kind = members.get('kind')?.string() ?? check.fail('has no kind');
      if (kind === 'exec') members.get('kind')?.fail('exec is never run from afar');
    }
  },
});
