import { expect, test } from 'vitest';
import { newSession } from './new-session.ts';
import { graceMs, idleMs, lookAt, rotateMs, type SessionLook, seenEveryMs } from './session-look.ts';

const who = { userName: 'sato', keyHash: null, name: 'sato', role: 'admin', services: null, address: null, agent: '' };
const fresh = { ...newSession(who, 0).session, hash: 'new', previousHash: 'old' };

const good = (look: Partial<Extract<SessionLook, { is: 'good' }>> = {}): SessionLook => {
  return { is: 'good', rotate: false, confirm: false, touch: false, ...look };
};
const over = (why: 'idle' | 'replayed'): SessionLook => ({ is: 'over', why });

interface Times {
  readonly seenMs?: number;
  readonly rotatedMs?: number;
  readonly confirmedMs?: number | null;
}

const cases: [name: string, times: Times, shown: 'new' | 'old', nowMs: number, look: SessionLook][] = [
  ['the first request shows that the cookie arrived', {}, 'new', 1, good({ confirm: true })],
  ['a busy session is left alone', { confirmedMs: 1 }, 'new', 2, good()],
  ['that it is in use is noted once a minute', { confirmedMs: 1 }, 'new', seenEveryMs, good({ touch: true })],
  ['nobody was there for long', { confirmedMs: 1 }, 'new', idleMs, over('idle')],
  ['just before that', { confirmedMs: 1 }, 'new', idleMs - 1, good({ rotate: true, touch: true })],
  [
    'after an hour there is a new secret',
    { confirmedMs: 1, seenMs: rotateMs },
    'new',
    rotateMs,
    good({ rotate: true }),
  ],
  ['the one before is good while the new one is on its way', {}, 'old', graceMs - 1, good()],
  ['an answer that was lost is sent again', { seenMs: graceMs }, 'old', graceMs, good({ rotate: true })],
  ['a request under way may still show the one before', { confirmedMs: 10 }, 'old', 10 + graceMs - 1, good()],
  ['whoever shows it later has copied it', { confirmedMs: 10 }, 'old', 10 + graceMs, over('replayed')],
];

test.each(cases)('%s', (_, times, shown, nowMs, look) => {
  const touched = look.is === 'good' && nowMs - (times.seenMs ?? 0) >= seenEveryMs ? { ...look, touch: true } : look;
  expect(lookAt({ ...fresh, ...times }, shown, nowMs)).toEqual(touched);
});
