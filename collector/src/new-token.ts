import { hashSecret, newSecret } from './secrets.ts';
import type { EnrolmentToken } from './store/token-store.ts';

/** Long enough to walk to the other machine, short enough that a forgotten one opens nothing. */
export const tokenMinutes = 30;

/** The longest life of a token, for automation. */
export const tokenMinutesMax = 30 * 24 * 60;
export const tokenUsesMax = 10_000;

/** What a new token is to be good for. */
export interface TokenWish extends Pick<EnrolmentToken, 'tags' | 'replaces' | 'from'> {
  readonly label?: string;
  readonly uses?: number;
  readonly minutes?: number;
  /** Without it a token that is good more than once asks for approval: it lies about for longer. */
  readonly needsApproval?: boolean;
}

/** Where the collector is reached, and what its own certificate is known by. */
export interface Reached {
  readonly url: string;
  /** The pin of the certificate it made for itself; null where others vouch for its certificate, or without TLS. */
  readonly pin: string | null;
}

/** A token for people, which carries how to reach the collector and how to know it, and what is stored of it. */
export function newToken(
  wish: TokenWish,
  nowMs: number,
  reached: Reached | undefined,
  kind: 'token' | 'link' = 'token',
): { readonly secret: string; readonly text: string; readonly token: EnrolmentToken } {
  const { label = '', uses = 1, minutes = tokenMinutes, needsApproval = uses > 1, tags = [], replaces, from } = wish;
  const secret = newSecret(kind === 'link' ? 'kdbi' : 'kdbe');
  const address = reached && Buffer.from(reached.url).toString('base64url');
  return {
    secret,
    text: address === undefined ? secret : `${secret}.${reached?.pin ?? ''}.${address}`,
    token: {
      hash: hashSecret(secret),
      kind,
      label,
      createdMs: nowMs,
      expiresMs: nowMs + minutes * 60_000,
      usesMax: uses,
      uses: 0,
      ...(tags.length > 0 && { tags }),
      ...(needsApproval && { needsApproval }),
      ...(replaces !== undefined && { replaces }),
      ...(from !== undefined && { from }),
    },
  };
}

/** What people name a token by: it says nothing about its secret. */
export function tokenId({ hash }: Pick<EnrolmentToken, 'hash'>): string {
  return hash.slice(0, 16);
}
