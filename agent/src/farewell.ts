import { createPrivateKey } from 'node:crypto';
import { type Farewell, signFarewell } from '@kadoban/proto/farewell';
import type { CollectorAddress } from './collector-address.ts';
import type { Detail } from './error-details.ts';
import { AgentError } from './errors.ts';
import { post, refusalIn } from './post.ts';
import type { State } from './state.ts';

/** Who is about to be uninstalled waits for it. */
const answerMs = 15_000;

/** How long a program of the system may take that says it for us. */
const curlSeconds = 20;

/** What a host has to have that says farewell. */
export type Leaving = Pick<State, 'nextKey' | 'formerKey'> & { readonly identity: NonNullable<State['identity']> };

/**
 * Tells the collector that this host is not watched from now on. While a key takes the place of another the collector may know either: the next is
 * tried where one is refused.
 */
export async function sayFarewell(
  { identity, nextKey, formerKey }: Leaving,
  collector: CollectorAddress,
): Promise<void> {
  const signal = AbortSignal.timeout(answerMs);
  let refusal: Detail = ['words', ''];
  for (const key of [identity.privateKey, nextKey, formerKey]) {
    if (key === undefined) continue;
    const answer = await post(farewellUrl(collector), collector, farewellText(identity, key), { signal });
    if (answer.status === 204) return;
    const told = refusalIn(answer);
    refusal = told === undefined ? ['noFarewell', answer.status] : ['refusedBy', told.code, told.words];
    if (answer.status !== 401) break;
  }
  throw new AgentError('DECOMMISSION_REFUSED', refusal);
}

/**
 * The same as a configuration of curl, for a package manager: it has removed this program when it hears that everything is to go. A secret like the key:
 * whoever has it can say farewell for this host.
 */
export function farewellByCurl({ identity }: Leaving, collector: CollectorAddress): string {
  const { pin, proxy } = collector;
  const lines: (string | undefined)[] = [
    `url = ${quoted(farewellUrl(collector).href)}`,
    'header = "content-type: application/json"',
    `data = ${quoted(farewellText(identity, identity.privateKey))}`,
    // The pin is checked all the same, and says more than authorities.
    ...(pin === undefined ? [] : ['insecure', `pinnedpubkey = ${quoted(`sha256//${base64(pin)}`)}`]),
    ...(proxy
      ? [`proxy = ${quoted(`http://${proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host}:${proxy.port}`)}`]
      : ['noproxy = "*"']),
    proxy?.authorization === undefined
      ? undefined
      : `proxy-header = ${quoted(`Proxy-Authorization: ${proxy.authorization}`)}`,
    'silent',
    'show-error',
    'fail',
    `max-time = ${curlSeconds}`,
  ];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}

function farewellUrl({ url }: CollectorAddress): URL {
  return new URL(`${url.href.replace(/\/$/, '')}/api/agent/v1/farewell`);
}

function farewellText({ collectorId, hostId }: Farewell, privateKey: string): string {
  return JSON.stringify({ hostId, signature: signFarewell(createPrivateKey(privateKey), { collectorId, hostId }) });
}

/** As curl reads a value. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function base64(pin: string): string {
  return Buffer.from(pin, 'base64url').toString('base64');
}
