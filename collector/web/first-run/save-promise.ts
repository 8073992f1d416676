import type { Answer, Client } from '../data/client.ts';
import { saveDefinition, type Told } from '../data/definitions.ts';
import type { Written } from './first-promise.ts';

type Kept = Pick<Told<unknown>, 'version' | 'hash'>;

/** What stands of a try that ended half way, by the kind of definition. */
export type KeptPromise = ReadonlyMap<Written['plural'], Kept>;

/** Writes the definitions in their order. A try after one that was refused half way writes anew what that one had written. */
export async function savePromise(
  client: Pick<Client, 'send'>,
  definitions: readonly Written[],
  before: KeptPromise,
): Promise<{ readonly refused: Extract<Answer<unknown>, { ok: false }> | null; readonly kept: KeptPromise }> {
  const kept = new Map(before);
  for (const { plural, id, body } of definitions) {
    const answer = await saveDefinition(client, plural, id, body, kept.get(plural) ?? null);
    if (!answer.ok) return { refused: answer, kept };
    kept.set(plural, answer.data);
  }
  return { refused: null, kept };
}
