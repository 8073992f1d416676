import { expect, test } from 'vitest';
import { asOf } from './as-of.ts';
import type { Backlog } from './store.ts';

const nowMs = 1_790_000_000_000;
const budgetMs = 100;
const backlog = (oldestMs: number | undefined): Backlog => ({ hosts: 0, bytes: 0, oldestMs });

/** What has room for nothing more, as SQLite says it. */
const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });

test('what cannot be applied to a full disk does not keep anybody from reading what was', async () => {
  const settle = async (hostsMax: number) => {
    if (hostsMax > 0) throw full;
    return backlog(nowMs - 5000);
  };
  const settleHost = () => Promise.reject(full);
  const clock = [nowMs, nowMs + budgetMs];
  expect(await asOf({ settle, settleHost }, () => clock.shift() ?? nowMs + budgetMs, budgetMs)).toBe(nowMs - 5000);
  expect(await asOf({ settle, settleHost }, () => nowMs, 0, 'h')).toBe(nowMs - 5000);
});

test('who asks about one host does not wait for the others', async () => {
  const asked: string[] = [];
  const settleHost = async (hostId: string) => void asked.push(hostId);
  const settle = () => Promise.reject(new Error('not asked for'));
  expect(await asOf({ settle, settleHost }, () => nowMs, budgetMs, 'h')).toBe(nowMs);
  expect(asked).toEqual(['h']);
});

test('any other failure is told', async () => {
  const settle = () => Promise.reject(new Error('disk I/O error'));
  await expect(asOf({ settle, settleHost: settle }, () => nowMs, budgetMs)).rejects.toThrow('disk I/O error');
});
