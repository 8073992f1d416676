import { duplicateKey } from './duplicate-key.ts';

/** What is wrong with a document and where: caught by `readDocument`, the only way out of a reader. */
class Fault extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(reason);
    this.path = path;
  }
}

/** The first mistake of a bad document: where (`$.slos[0].objective`) and why. */
export interface BadDocument {
  readonly ok: false;
  readonly path: string;
  readonly reason: string;
}

export type DocumentResult<T> = { readonly ok: true; readonly value: T } | BadDocument;

/** Parses `text` and hands its root to `read`. Never throws for what the document says. */
export function readDocument<T>(text: string, read: (root: Json) => T): DocumentResult<T> {
  try {
    return { ok: true, value: read(new Json(parse(text), '$')) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, path: error.path, reason: error.message };
  }
}

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Fault('$', `not JSON: ${(error as Error).message}`);
  }
  const twice = duplicateKey(text);
  if (twice === undefined) return value;
  const path = twice.reduce<string>((at, key) => (typeof key === 'number' ? `${at}[${key}]` : child(at, key)), '$');
  throw new Fault(path, 'is here twice');
}

/** Longer values would bury the reason. */
const shownChars = 60;

/** A value of a JSON document that knows where it stands. Every reading method refuses what it cannot read. */
export class Json {
  readonly #value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.path = path;
  }

  fail(reason: string): never {
    throw new Fault(this.path, reason);
  }

  /** Absent and `null` are the same. */
  get isNull(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  get isString(): boolean {
    return typeof this.#value === 'string';
  }

  get isArray(): boolean {
    return Array.isArray(this.#value);
  }

  /** The members of an object that has no others than these; what is not there is null. */
  members<K extends string>(...keys: readonly K[]): Record<K, Json> {
    const value = this.#object();
    const unknown = Object.keys(value).find((key) => !(keys as readonly string[]).includes(key));
    if (unknown !== undefined)
      new Json(undefined, child(this.path, unknown)).fail(`unknown key; known are ${keys.join(', ')}`);
    const members = keys.map((key) => [
      key,
      new Json(Object.hasOwn(value, key) ? value[key] : undefined, child(this.path, key)),
    ]);
    return Object.fromEntries(members);
  }

  /** The members of an object whose keys are names. */
  entries(): [name: string, value: Json][] {
    return Object.entries(this.#object()).map(([key, value]) => [key, new Json(value, child(this.path, key))]);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object(), key);
  }

  items(): Json[] {
    if (!Array.isArray(this.#value)) return this.#refuse('a list');
    return this.#value.map((item, index) => new Json(item, `${this.path}[${index}]`));
  }

  string(): string {
    return typeof this.#value === 'string' ? this.#value : this.#refuse('a string');
  }

  /** A string with something in it. */
  name(): string {
    const text = this.string();
    return text === '' ? this.fail('must not be empty') : text;
  }

  oneOf<T extends string>(...choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#value);
    return found ?? this.#refuse(`one of ${choices.join(', ')}`);
  }

  boolean(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.#refuse('true or false');
  }

  integer(min: number, max = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value;
    if (!Number.isSafeInteger(value)) return this.#refuse('a whole number');
    const whole = value as number;
    return whole >= min && whole <= max ? whole : this.fail(`must be ${range(min, max)}, is ${whole}`);
  }

  /** A time as RFC 3339, in milliseconds since the epoch. */
  time(): number {
    const text = this.string();
    const match = timePattern.exec(text);
    if (match === null) return this.fail(`must be a time like 2026-07-10T10:00:00Z, is ${shown(text)}`);
    try {
      return Temporal.Instant.from(text).epochMilliseconds;
    } catch {
      return this.fail(`no such time: ${shown(text)}`);
    }
  }

  /** A day as `2026-07-20`. */
  date(): string {
    const text = this.string();
    try {
      if (datePattern.test(text)) return Temporal.PlainDate.from(text).toString();
    } catch {
      // Falls through: 2026-02-30 has the form of a date and is none.
    }
    return this.fail(`must be a date like 2026-07-20, is ${shown(text)}`);
  }

  /** A duration like `30d`, in milliseconds; `besides` is what else would be read here. */
  duration(besides?: string): number {
    const match = durationPattern.exec(this.string());
    if (match === null)
      return this.fail(
        `must be a duration like 30d, 24h, 5m, 10s or 500ms${besides === undefined ? '' : `, or ${besides}`}, is ${shown(this.#value)}`,
      );
    const ms = Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
    return Number.isSafeInteger(ms) ? ms : this.fail('is too long');
  }

  #object(): Record<string, unknown> {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#refuse('an object');
    return value as Record<string, unknown>;
  }

  #refuse(wanted: string): never {
    return this.fail(
      this.#value === undefined ? `is missing; must be ${wanted}` : `must be ${wanted}, is ${shown(this.#value)}`,
    );
  }
}

/** RFC 3339, which permits small letters. Milliseconds are all the ledger keeps: a finer time would be cut silently. */
const timePattern = /^\d{4}-\d\d-\d\d[Tt]\d\d:[0-5]\d:[0-5]\d(\.\d{1,3})?([Zz]|[+-]\d\d:\d\d)$/;
const datePattern = /^\d{4}-\d\d-\d\d$/;
const durationPattern = /^(\d{1,12})(ms|s|m|h|d)$/;
const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function range(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
}

function child(path: string, key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > shownChars ? `${text.slice(0, shownChars)}…` : text;
}
