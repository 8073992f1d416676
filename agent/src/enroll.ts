import { createPrivateKey, sign } from 'node:crypto';
import { enrolmentText, publicKeyText } from '@kadoban/proto/handshake';
import { AgentError } from './errors.ts';
import { type Enrolled, enrolledFrom, type Identity, newPrivateKey } from './identity.ts';
import { type Answer, jsonIn, post, refusalIn } from './post.ts';
import type { StateFile } from './state.ts';
import type { HttpProxy } from './uplink/proxy.ts';

/** What a collector wants to know of a new host. */
export interface Newcomer {
  readonly boot: string;
  readonly hostname: string;
  readonly os: string;
  readonly arch: string;
  readonly version: string;
  /** What its clock says. A collector takes no host in whose clock is far off. */
  readonly clockMs: number;
  /** SHA-256; `fallback` is hashed where the machine has no id. */
  machineIdHash(fallback: string): Promise<Uint8Array>;
}

/** Whom to enrol with. */
export interface Invitation {
  readonly collectorUrl: string;
  readonly token: string;
  readonly pin?: string;
  /** What stands on the way there. */
  readonly proxy?: HttpProxy | undefined;
}

/** What `text` (a token file's content) invites to; throws when it is no token, without repeating it. */
export function invitation(collectorUrl: string, text: string): Invitation {
  const { token, pin } = tokenParts(text);
  if (token === undefined) {
    throw new AgentError('USAGE', ['noToken']);
  }
  if (pin === undefined) return { collectorUrl, token };
  if (!collectorUrl.startsWith('https:')) {
    throw new AgentError('USAGE', ['tokenWantsTls', collectorUrl]);
  }
  return { collectorUrl, token, pin };
}

/** Where the collector that made a token said it is reached; undefined when the token does not tell. */
export function addressIn(text: string): string | undefined {
  const { address } = tokenParts(text);
  return address === undefined ? undefined : Buffer.from(address, 'base64url').toString();
}

function tokenParts(text: string): { token?: string; pin?: string; address?: string } {
  const pattern =
    /^(?<token>kdbe_[0-9A-Za-z]{22})(?:\.(?<pin>[A-Za-z0-9_-]{43})?(?:\.(?<address>[A-Za-z0-9_-]{1,2800}))?)?$/;
  return pattern.exec(text.trim())?.groups ?? {};
}

/** What an enrolment brought. */
export interface Enrolment {
  readonly identity: Identity;
  /** What the collector's clock said; older collectors do not tell. */
  readonly collectorMs: number | undefined;
}

/**
 * Trades a token for an identity: makes a key, proves it to the collector, and keeps the answer. An identity that is there is kept, unless
 * `giveWay` is given: it takes what belongs to the old one out of the way, once the collector has made the new one.
 *
 * The state has to be locked: an agent that runs would write it too.
 */
export async function enroll(
  state: StateFile,
  { collectorUrl, token, pin, proxy }: Invitation,
  newcomer: Newcomer,
  signal: AbortSignal,
  giveWay?: () => void,
): Promise<Enrolment> {
  const before = state.data.identity;
  if (before && !giveWay) {
    throw new AgentError('ALREADY_ENROLLED', ['alreadyEnrolled', before.name, before.hostId, before.collectorUrl]);
  }
  const isTakenUp = state.data.pendingKey !== undefined;
  const privateKey = state.data.pendingKey ?? newPrivateKey();
  const publicKey = publicKeyText(createPrivateKey(privateKey));
  const { boot, hostname, os, arch, version, clockMs } = newcomer;
  const machineIdHash = Buffer.from(await newcomer.machineIdHash(publicKey)).toString('hex');
  const signed = enrolmentText({ token, publicKey, machineIdHash, hostname });
  const signature = sign(null, signed, createPrivateKey(privateKey)).toString('base64url');
  const body = { token, publicKey, machineIdHash, boot, hostname, os, arch, version, clockMs, signature };
  // The token is good for one host. What cannot be written now could not be kept afterwards.
  const keepKey = (): void =>
    state.update((data) => {
      data.pendingKey = privateKey;
    });
  const url = new URL(`${collectorUrl}/api/agent/v1/enroll`);
  const answer = await post(url, { pin, proxy }, JSON.stringify(body), { signal, beforeSending: keepKey });
  const refusal = answer.status === 201 ? undefined : refusalIn(answer);
  if (refusal !== undefined) {
    // A key of an earlier try may be that of a host already, which only this key can ask for again.
    if (!isTakenUp) {
      state.update((data) => {
        delete data.pendingKey;
      });
    }
    throw new AgentError('ENROLL_REFUSED', ['refusedBy', refusal.code, refusal.words]);
  }
  const enrolled = enrolledBy(answer, collectorUrl);
  const identity: Identity = { ...enrolled, collectorUrl, privateKey, ...(pin !== undefined && { pin }) };
  keep(state, identity, giveWay);
  const { clockMs: collectorMs } = jsonIn(answer.text) as { readonly clockMs?: unknown };
  return { identity, collectorMs: typeof collectorMs === 'number' ? collectorMs : undefined };
}

/** In this order: what an old host has not sent must never be sent as the new one's. */
function keep(state: StateFile, identity: Identity, giveWay: (() => void) | undefined): void {
  try {
    giveWay?.();
    state.update((data) => {
      data.identity = identity;
      delete data.pendingKey;
      delete data.nextKey;
      delete data.formerKey;
      delete data.keyMadeMs;
      delete data.lastRun;
    });
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    const { hostId, name } = identity;
    throw new AgentError('STATE_UNWRITABLE', ['notKept', (error.cause as Error).message, name, hostId], {
      cause: error,
    });
  }
}

function enrolledBy({ status, text }: Answer, collectorUrl: string): Enrolled {
  const enrolled = status === 201 ? enrolledFrom(jsonIn(text)) : undefined;
  if (enrolled) return enrolled;
  throw new AgentError('COLLECTOR_UNREACHABLE', ['strange', collectorUrl, status]);
}
