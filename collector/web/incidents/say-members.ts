import type { IncidentDetail, IncidentSummary } from '../../src/api/journal-answers.ts';
import { type Answer, type Client, preconditionFailed } from '../data/client.ts';

/**
 * Says members of an incident anew, as somebody changed them since he opened it; null takes one back. What others said meanwhile of other members stays;
 * where they said the same one, nothing is written, and a person has to look.
 */
export async function sayMembers(
  client: Pick<Client, 'get' | 'send'>,
  opened: Pick<IncidentDetail, 'id' | 'etag' | 'incident'>,
  members: Readonly<Record<string, unknown>>,
): Promise<Answer<IncidentSummary>> {
  const path = `/api/v1/incidents/${opened.id}`;
  const changed = Object.entries(members).filter(([key, value]) => !isSame(value, memberOf(opened, key)));
  const say = (etag: string): Promise<Answer<IncidentSummary>> =>
    client.send('PATCH', path, Object.fromEntries(changed), { 'if-match': etag });
  const answer = await say(opened.etag);
  if (answer.ok || answer.status !== preconditionFailed) return answer;
  const now = await client.get<IncidentDetail>(path, new AbortController().signal);
  if (!now.ok) return now;
  const isTheirs = changed.some(([key]) => !isSame(memberOf(now.data, key), memberOf(opened, key)));
  return isTheirs ? answer : say(now.data.etag);
}

function memberOf({ incident }: Pick<IncidentDetail, 'incident'>, key: string): unknown {
  return new Map<string, unknown>(Object.entries(incident)).get(key);
}

/** Whether two values of a member say the same; the order of their members says nothing, and null is what is not said. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)))
      : one,
  );
}
