/** A link is traded for a script, which has a token of its own in it. */
export type TokenKind = 'token' | 'link' | 'script';

export interface EnrolmentToken {
  readonly hash: string;
  /** Absent where it was made before this was kept. */
  readonly kind?: TokenKind;
  readonly label: string;
  readonly createdMs: number;
  readonly expiresMs: number;
  readonly usesMax: number;
  readonly uses: number;
  /** What its hosts are tagged with; none when absent. */
  readonly tags?: readonly string[];
  /** Its hosts wait until somebody approves of them. */
  readonly needsApproval?: true;
  /** The host whose identity and past its host takes over. */
  readonly replaces?: string;
  /** Where its hosts come from, as `readRanges` gave it; anywhere when absent. */
  readonly from?: readonly string[];
}

/** `elsewhere`: it is good, but not for who asks from there. */
export type TokenRefusal = 'unknown' | 'elsewhere' | 'expired' | 'used';

export interface TokenStore {
  add(token: EnrolmentToken): Promise<void>;
  /** Uses one up, and adds another one for a single host in its place, on the same terms: both or none. */
  exchange(
    hash: string,
    successor: Pick<EnrolmentToken, 'hash' | 'createdMs' | 'expiresMs'>,
    address: string | null,
  ): Promise<'exchanged' | TokenRefusal>;
  list(): Promise<EnrolmentToken[]>;
  revoke(hash: string): Promise<boolean>;
}
