import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What one password costs: 32 MB (128 · 2^cost · block) and about a quarter of a second of one core. Of the settings that OWASP holds for equal it takes
 * the one with the least memory. A hash carries its own, so that these may rise; they are never lowered.
 */
const [cost, blockSize, parallel] = [15, 8, 3];
const memoryBytes = 128 * 2 ** cost * blockSize;

/** Twice what is needed: Node refuses what comes close. */
const memoryBytesMax = 2 * memoryBytes;

const saltBytes = 16;
const hashBytes = 32;

/** Passwords that are hashed at a time: files and names are looked up by the same four threads of Node. */
const atOnceMax = 2;

/** Who comes when so many wait is told to come again: they would wait for ten seconds. */
const waitingMax = 40;

/** Short ones are found by trying. */
const passwordCharsMin = 12;

/** Longer ones are no password, but a way to make us work. */
export const passwordCharsMax = 200;

/** What is wrong with a new password; undefined when nothing is. */
export function passwordProblem(password: string, name: string): string | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < passwordCharsMin) return `at least ${passwordCharsMin} characters`;
  if (length > passwordCharsMax) return `at most ${passwordCharsMax} characters`;
  if (password.toLowerCase().includes(name.toLowerCase())) return 'it must not hold the name';
  if (new Set(password).size < 5) return 'it repeats the same few characters';
  return undefined;
}

export interface Passwords {
  /** What is stored of a password; `busy` when too many wait. */
  hash(password: string): Promise<string | 'busy'>;
  /** Takes as long for nobody's password (null) as for a wrong one, so that time does not tell which names there are. */
  isRight(password: string, hash: string | null): Promise<boolean | 'busy'>;
}

/** Hashes passwords off the event loop, a few at a time. */
export function openPasswords(): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T | 'busy'> => {
    if (waiting.length >= waitingMax) return 'busy';
    if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // Whoever waits takes over this turn.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(saltBytes);
        const hash = await derive(password, salt, { cost, blockSize, parallel });
        return `$scrypt$ln=${cost},r=${blockSize},p=${parallel}$${salt.toString('base64')}$${hash.toString('base64')}`;
      }),
    isRight: (password, stored) =>
      inTurn(async () => {
        const known = stored === null ? undefined : parse(stored);
        const { salt, hash, terms } = known ?? nobody();
        const isEqual = timingSafeEqual(await derive(password, salt, terms), hash);
        return known !== undefined && isEqual;
      }),
  };
}

interface Terms {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** A password in one spelling: keyboards and IMEs write the same characters in several. */
function derive(password: string, salt: Uint8Array, terms: Terms): Promise<Buffer> {
  const options = {
    N: 2 ** terms.cost,
    r: terms.blockSize,
    p: terms.parallel,
    maxmem: Math.max(memoryBytesMax, 256 * 2 ** terms.cost * terms.blockSize),
  };
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, hash) =>
    error ? reject(error) : resolve(hash),
  );
  return promise;
}

function nobody() {
  return { salt: randomBytes(saltBytes), hash: Buffer.alloc(hashBytes), terms: { cost, blockSize, parallel } };
}

function parse(stored: string) {
  const [, ln = '', r = '', p = '', salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored) ?? [];
  if (hash === '') throw new TypeError('a stored password hash is not of the form that was written');
  const terms = { cost: Number(ln), blockSize: Number(r), parallel: Number(p) };
  return { salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64'), terms };
}
