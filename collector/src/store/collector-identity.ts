/** Who a collector is, to agents and to whoever verifies what it signed. */
export interface CollectorIdentity {
  readonly collectorId: string;
  /** What it signs with: Ed25519, PKCS8 PEM. */
  readonly signingKey: string;
  /** What it will sign with next. Agents know its public half beforehand, so that they know the collector when it does. */
  readonly nextSigningKey: string;
  /** How it came from earlier keys to the present one, the oldest first. */
  readonly handovers: readonly Handover[];
}

/** How a key of the collector gave its place to the next one; both say so. Keys are raw, base64url. */
export interface Handover {
  readonly collectorId: string;
  readonly atMs: number;
  /** The last UTC day whose root the old key signed, by which roots are told apart whatever clocks said; null = it signed none. */
  readonly lastRoot: string | null;
  readonly oldKey: string;
  readonly newKey: string;
  readonly signatureByOld: string;
  readonly signatureByNew: string;
}
