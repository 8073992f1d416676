export interface ApiKey {
  readonly hash: string;
  readonly name: string;
  readonly role: string;
  /** `key`: bearer key; `login`: trades once for a session; `session`: the cookie of a page. */
  readonly kind: 'key' | 'login' | 'session';
  readonly createdMs: number;
  readonly expiresMs: number | null;
}

export interface KeyStore {
  add(key: ApiKey): Promise<void>;
  list(): Promise<ApiKey[]>;
  /** The key when it is there and not expired. */
  find(hash: string, nowMs: number): Promise<ApiKey | undefined>;
  /** Takes a login key away and returns it; undefined when it is unknown, used or expired. */
  takeLogin(hash: string, nowMs: number): Promise<ApiKey | undefined>;
  remove(hash: string): Promise<boolean>;
}
