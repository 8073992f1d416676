/** What opens the API to a program, or the page once. */
export interface ApiKey {
  readonly hash: string;
  /** Of a key: what stands in logs as the author. */
  readonly name: string;
  readonly role: string;
  /** `key`: bearer key; `login`: trades once for a session; `feed`: reads the calendar of maintenance and nothing else. */
  readonly kind: 'key' | 'login' | 'feed';
  readonly createdMs: number;
  readonly expiresMs: number | null;
  /** The ids of the services that a viewer's key sees; all when absent. */
  readonly services?: readonly string[];
  /** When it was used last, give or take `usedEveryMs`; absent before. */
  readonly usedMs?: number;
  /** The user whom a one-time key lets in; without one it is for who has the machine. */
  readonly userName?: string;
}

export interface KeyStore {
  add(key: ApiKey): Promise<void>;
  list(): Promise<ApiKey[]>;
  /** The key when it is there and not expired. */
  find(hash: string, nowMs: number): Promise<ApiKey | undefined>;
  /** Takes a login key away and returns it; undefined when it is unknown, used or expired. */
  takeLogin(hash: string, nowMs: number): Promise<ApiKey | undefined>;
  /** Notes that it was used. */
  used(hash: string, usedMs: number): Promise<void>;
  remove(hash: string): Promise<boolean>;
}
