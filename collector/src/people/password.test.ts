import { describe, expect, test } from 'vitest';
import { openPasswords, passwordProblem } from './password.ts';

const right = 'korekara-3-nen';

test('a password is known by its hash, and by nothing else', async () => {
  const passwords = openPasswords();
  const hash = await passwords.hash(right);
  expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(await passwords.hash(right)).not.toBe(hash);
  expect(await passwords.isRight(right, hash)).toBe(true);
  expect(await passwords.isRight(`${right} `, hash)).toBe(false);
  expect(await passwords.isRight('', hash)).toBe(false);
  expect(await passwords.isRight('', null)).toBe(false);
});

test('one typed with the IME on is the same', async () => {
  const passwords = openPasswords();
  expect(await passwords.isRight('ｋｏｒｅｋａｒａ－３－ｎｅｎ', await passwords.hash(right))).toBe(true);
});

test('an older hash with other costs is still good', async () => {
  // Made by another program: Python's hashlib.scrypt(b"korekara-3-nen", salt=b"0123456789abcdef", n=1024, r=8, p=1, dklen=32).
  const hash = `$scrypt$ln=10,r=8,p=1$${btoa('0123456789abcdef')}$2Qva8oR15ZK/V/VZvO2hZKCMR3Abogw/0PIRZj8XWuw=`;
  expect(await openPasswords().isRight(right, hash)).toBe(true);
});

test('nobody’s password takes as long as a wrong one', async () => {
  const passwords = openPasswords();
  const hash = await passwords.hash(right);
  const tookMs = async (stored: string | null) => {
    const times = [];
    for (let round = 0; round < 3; round++) {
      const beganMs = performance.now();
      await passwords.isRight('wrong', stored);
      times.push(performance.now() - beganMs);
    }
    return Math.min(...times);
  };
  expect((await tookMs(null)) / (await tookMs(hash as string))).toBeGreaterThan(0.4);
});

test('who comes when too many wait is told so', async () => {
  const passwords = openPasswords();
  const hash = `$scrypt$ln=2,r=1,p=1$${btoa('salt')}$${Buffer.alloc(32).toString('base64')}`;
  const answers = await Promise.all(Array.from({ length: 50 }, () => passwords.isRight(right, hash)));
  expect(answers.filter((one) => one === 'busy')).toHaveLength(8);
  expect(await passwords.isRight(right, hash)).toBe(false);
});

describe('a new password', () => {
  const cases: [name: string, password: string, problem: RegExp | undefined][] = [
    ['is long enough', right, undefined],
    ['may be Japanese', '鯨が二頭で富士山を登る話', undefined],
    ['is short', 'korekara-3', /at least 12/],
    ['is endless', 'a-b-c-d-e'.repeat(30), /at most 200/],
    ['holds the name', 'satoSATO1234', /name/],
    ['repeats itself', 'abababababab', /repeats/],
  ];
  test.each(cases)('%s', (_, password, problem) => {
    if (problem) expect(passwordProblem(password, 'sato')).toMatch(problem);
    else expect(passwordProblem(password, 'sato')).toBeUndefined();
  });
});
