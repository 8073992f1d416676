import { expect, test } from 'vitest';
import { ServerFault } from '../network/server-fault.ts';
import { scramClientFirst, scramProof } from './scram.ts';

// The example of RFC 7677, section 3.
const user = { user: 'user', password: 'pencil', nonce: 'rOprNGfwEbeRWgbNEkqO' };
const serverNonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const serverFirst = `r=${serverNonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;

test('the proof is that of the standard', async () => {
  expect(scramClientFirst(user)).toBe('n,,n=user,r=rOprNGfwEbeRWgbNEkqO');
  const proof = await scramProof(user, serverFirst);
  expect(proof.clientFinal).toBe(`c=biws,r=${serverNonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`);
  expect(proof.verifies('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toBe(true);
});

test('a server that does not know the password is found out', async () => {
  const proof = await scramProof(user, serverFirst);
  for (const final of ['v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=', 'v=', '', 'e=other-error'])
    expect(proof.verifies(final)).toBe(false);
});

test.each([
  ['a nonce that is not ours', serverFirst.replace('r=r', 'r=x')],
  ['nothing added to our nonce', `r=${user.nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`],
  ['no iterations', serverFirst.replace('i=4096', 'i=0')],
  ['so many iterations that the agent would stand still', serverFirst.replace('i=4096', 'i=2000000000')],
  ['nonsense', 'nonsense'],
])('%s is a fault of the server', async (_, first) => {
  await expect(scramProof(user, first)).rejects.toBeInstanceOf(ServerFault);
});

test('a comma in a name does not begin another field', () => {
  expect(scramClientFirst({ ...user, user: 'a,r=b' })).toBe('n,,n=a=2Cr=3Db,r=rOprNGfwEbeRWgbNEkqO');
});
