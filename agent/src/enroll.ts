import { createPrivateKey, sign } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { enrolmentText, publicKeyText } from '@kadoban/proto/handshake';
import { AgentError } from './errors.ts';
import { type Enrolled, enrolledFrom, type Identity, newPrivateKey } from './identity.ts';
import type { StateFile } from './state.ts';
import { connectTls } from './uplink/connect-tls.ts';

/** What a collector wants to know of a new host. */
export interface Newcomer {
  readonly boot: string;
  readonly hostname: string;
  readonly os: string;
  readonly arch: string;
  readonly version: string;
  /** SHA-256; `fallback` is hashed where the machine has no id. */
  machineIdHash(fallback: string): Promise<Uint8Array>;
}

/** Whom to enrol with. */
export interface Invitation {
  readonly collectorUrl: string;
  readonly token: string;
  readonly pin?: string;
}

/** An answer longer than this is none of a collector's. */
const answerBytesMax = 64 * 1024;

/** Texts of the collector that are shown to people. */
const shownCharsMax = 300;

/** What `text` (a token file's content) invites to; throws when it is no token, without repeating it. */
export function invitation(collectorUrl: string, text: string): Invitation {
  const [, token, pin] = /^(kdbe_[0-9A-Za-z]{22})(?:\.([A-Za-z0-9_-]{43}))?$/.exec(text.trim()) ?? [];
  if (token === undefined) {
    throw new AgentError(
      'USAGE',
      'the token file holds no enrolment token; one begins with kdbe_ and stands alone in the file',
    );
  }
  if (pin === undefined) return { collectorUrl, token };
  if (!collectorUrl.startsWith('https:')) {
    throw new AgentError('USAGE', `the token belongs to a collector with TLS; use https:// instead of ${collectorUrl}`);
  }
  return { collectorUrl, token, pin };
}

/**
 * Trades a token for an identity: makes a key, proves it to the collector, and keeps the answer. An identity of another
 * collector is never replaced.
 */
export async function enroll(
  state: StateFile,
  { collectorUrl, token, pin }: Invitation,
  newcomer: Newcomer,
  signal: AbortSignal,
): Promise<Identity> {
  const before = state.data.identity;
  if (before && before.collectorUrl !== collectorUrl) {
    throw new AgentError('ALREADY_ENROLLED', `as ${before.name} with ${before.collectorUrl}`);
  }
  const privateKey = newPrivateKey();
  const publicKey = publicKeyText(createPrivateKey(privateKey));
  const { boot, hostname, os, arch, version } = newcomer;
  const machineIdHash = Buffer.from(await newcomer.machineIdHash(publicKey)).toString('hex');
  const signed = enrolmentText({ token, publicKey, machineIdHash, hostname });
  const signature = sign(null, signed, createPrivateKey(privateKey)).toString('base64url');
  const body = { token, publicKey, machineIdHash, boot, hostname, os, arch, version, signature };
  const answer = await post(new URL(`${collectorUrl}/api/agent/v1/enroll`), pin, JSON.stringify(body), signal);
  const identity: Identity = {
    ...enrolledBy(answer, collectorUrl),
    collectorUrl,
    privateKey,
    ...(pin !== undefined && { pin }),
  };
  state.update((data) => {
    data.identity = identity;
  });
  return identity;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function enrolledBy({ status, text }: Answer, collectorUrl: string): Enrolled {
  const body = jsonIn(text);
  const enrolled = status === 201 ? enrolledFrom(body) : undefined;
  if (enrolled) return enrolled;
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && typeof message === 'string') {
    throw new AgentError('ENROLL_REFUSED', shown(`${code}: ${message}`));
  }
  throw new AgentError(
    'COLLECTOR_UNREACHABLE',
    `what answers at ${collectorUrl} is no collector of kadoban (HTTP ${status})`,
  );
}

/** What strangers wrote, on one line. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, shownCharsMax);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function post(url: URL, pin: string | undefined, body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const socket = await connectTls(url, { pin }, signal);
    const headers = {
      host: url.host,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const request = httpRequest({
      createConnection: () => socket,
      method: 'POST',
      path: url.pathname,
      headers,
      signal,
    });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject).end(body);
    });
    return { status: response.statusCode ?? 0, text: await textOf(response) };
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError('COLLECTOR_UNREACHABLE', `${url.origin}: ${reasonOf(error)}`, { cause: error });
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > answerBytesMax) throw new Error(`its answer has more than ${answerBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function reasonOf(error: unknown): string {
  const { name, code = '', message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
  if (!/CERT|SELF_SIGNED|ISSUER|LEAF/.test(code)) return message || code;
  return `${message}; a token made by this collector carries the pin of a certificate that no authority vouches for`;
}
