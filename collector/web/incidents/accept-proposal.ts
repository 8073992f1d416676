import type { Proposals } from '../../src/api/journal-answers.ts';
import type { Answer, Client } from '../data/client.ts';

/** Opens an incident of a proposal, adds it to the one that has some of it, or merges the two that share it. Answers the incident it is in then. */
export function acceptProposal(
  client: Pick<Client, 'send'>,
  { incidents, outages }: Proposals['proposals'][number],
  title: string,
): Promise<Answer<{ readonly id: string }>> {
  const refs = outages.map(({ target, at }) => ({ target, at }));
  const [first, second] = incidents;
  if (first === undefined) {
    return client.send('POST', '/api/v1/incidents', { title, source: 'monitoring', outages: refs });
  }
  if (second === undefined) return client.send('POST', `/api/v1/incidents/${first}/outages`, { attach: refs });
  return client.send('POST', `/api/v1/incidents/${second}/merge`, { into: first });
}
