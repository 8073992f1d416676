import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { isDiskFull } from '../disk-full.ts';
import { callsOver, Given } from './calls.ts';

function connected(answers: Record<string, (...args: never[]) => unknown>) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  callsOver(port2, new Map(Object.entries(answers)));
  return callsOver(port1);
}

test('what is asked is answered, whoever is first', async () => {
  const first = Promise.withResolvers<string>();
  const ask = connected({ slow: () => first.promise, add: (a: number, b: number) => a + b });
  const slow = ask('slow', []);
  expect(await ask('add', [1, 2])).toBe(3);
  first.resolve('late');
  expect(await slow).toBe('late');
});

test('a failure keeps its message and its codes', async () => {
  const full = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  };
  const failure = await connected({ full })('full', []).catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: 'database or disk is full', code: 'ERR_SQLITE_ERROR' });
  expect(isDiskFull(failure)).toBe(true);
});

test('what nobody answers is an error, not a silence', async () => {
  await expect(connected({})('anything', [])).rejects.toThrow('nobody answers anything here');
});

test('what is given away is gone here and whole there', async () => {
  const ask = connected({ sum: (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + byte, 0) });
  const bytes = new Uint8Array([1, 2, 3]);
  expect(await ask('sum', [bytes], [bytes.buffer])).toBe(6);
  expect(bytes.length).toBe(0);
});

test('an answer that is given away is gone there and whole here', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const ask = connected({ bytes: () => new Given({ bytes }, [bytes.buffer]) });
  expect(await ask('bytes', [])).toEqual({ bytes: new Uint8Array([1, 2, 3]) });
  expect(bytes.length).toBe(0);
});
