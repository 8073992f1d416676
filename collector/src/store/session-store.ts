/** A browser that is logged in: by a user's password or provider, or by a key that somebody pasted. */
export interface PageSession {
  /** Public: names it in lists. */
  readonly id: string;
  readonly userName: string | null;
  /** The API key that it was opened with; it ends with that. */
  readonly keyHash: string | null;
  /** Whose it is where no user is: the name and role of the key. */
  readonly name: string;
  readonly role: string;
  readonly services: readonly string[] | null;
  readonly createdMs: number;
  /** When it was heard of last, give or take `seenEveryMs`. */
  readonly seenMs: number;
  readonly expiresMs: number;
  readonly address: string | null;
  /** What the browser calls itself. */
  readonly agent: string;
}

/** The secrets of a session, as hashes; see people/session.ts. */
export interface SessionSecrets {
  readonly hash: string;
  readonly previousHash: string | null;
  readonly rotatedMs: number;
  /** When the present secret was first shown; null = the browser may still have only the one before. */
  readonly confirmedMs: number | null;
}

export type StoredSession = PageSession & SessionSecrets;

export interface SessionStore {
  add(session: StoredSession): Promise<void>;
  /** By its present secret or the one before; undefined also when its user or key is no longer good. */
  find(hash: string, nowMs: number): Promise<StoredSession | undefined>;
  /** False when another request was first: its present secret is no longer `hash`. */
  update(id: string, hash: string, change: Partial<SessionSecrets & Pick<PageSession, 'seenMs'>>): Promise<boolean>;
  list(userName: string): Promise<PageSession[]>;
  end(id: string): Promise<boolean>;
}
