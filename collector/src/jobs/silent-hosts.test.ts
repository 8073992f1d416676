import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askingMax, type Effect, type Event, SilentHosts, tickMs } from './silent-hosts.ts';

const baseMs = 1_790_000_000_000;
const holdMs = 30_000;
const second = 1000;

/** Hosts watched from the base on, in seconds after it; no chance takes part. */
function watching(everyMs = 300_000) {
  const hosts = new SilentHosts({ nowMs: baseMs, everyMs, random: () => 0.5 });
  let now = 0;
  const at = (seconds: number) => baseMs + seconds * second;
  const told: [at: number, ...what: string[]][] = [];
  const note = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      told.push([now, effect.type, effect.hostId, ...(effect.type === 'learnt' ? [effect.answer] : [])]);
    }
  };
  const one = (event: Event) => note(hosts.handle(event, at(now)));
  return {
    one,
    sample: (seconds: number, hostId = 'h') => one({ type: 'sample', hostId, atMs: at(seconds), holdMs }),
    goodbye: (reason: string, ttlMs = 0) => one({ type: 'goodbye', hostId: 'h', reason, ttlMs }),
    asked: (answer: 'answered' | 'nothing' | 'not-asked' | 'gone', hostId = 'h') =>
      one({ type: 'asked', hostId, answer }),
    /** Ticks, a second each, until then. */
    until(seconds: number) {
      while (now < seconds) {
        now++;
        one({ type: 'tick' });
      }
    },
    /** Nothing happens until then. */
    jump: (seconds: number) => {
      now = seconds;
    },
    now: () => now,
    /** What was told since the last time. */
    told: () => told.splice(0),
  };
}

describe('a silent host', () => {
  test('is overdue once its hold is over, not before, and asked soon after', () => {
    const host = watching();
    host.until(100);
    host.sample(100);
    host.until(130);
    expect(host.told()).toEqual([]);
    host.until(132);
    expect(host.told()).toEqual([
      [131, 'overdue', 'h'],
      [132, 'ask', 'h'],
    ]);
  });

  test('is overdue by the hold that its last sample told, longer or shorter than the one before', () => {
    const host = watching();
    const sample = (hold: number) =>
      host.one({ type: 'sample', hostId: 'h', atMs: baseMs + host.now() * second, holdMs: hold * second });
    sample(30);
    host.until(10);
    sample(100);
    host.until(20);
    sample(5);
    host.until(25);
    expect(host.told()).toEqual([]);
    host.until(26);
    expect(host.told()).toEqual([[26, 'overdue', 'h']]);
  });

  test('is asked again at growing distances, up to the limit', () => {
    const host = watching(100_000);
    host.sample(0);
    const asks: number[] = [];
    for (let seconds = 1; seconds < 500; seconds++) {
      host.until(seconds);
      for (const [at, what] of host.told()) {
        if (what !== 'ask') continue;
        asks.push(at);
        host.asked('nothing');
      }
    }
    expect(asks.map((at, index) => at - (asks[index - 1] ?? 0))).toEqual([32, 15, 30, 60, 100, 100, 100]);
  });

  test('tells what was learnt of it once, until it changes', () => {
    const host = watching();
    host.sample(0);
    const learnt: string[] = [];
    for (const answer of ['nothing', 'nothing', 'answered', 'not-asked', 'nothing'] as const) {
      for (let isAsked = false; !isAsked; ) {
        host.until(host.now() + 1);
        isAsked = host.told().some(([, what]) => what === 'ask');
      }
      host.asked(answer);
      learnt.push(...host.told().map(([, what, , said]) => `${what} ${said}`));
    }
    expect(learnt).toEqual(['learnt nothing', 'learnt answered', 'learnt not-asked', 'learnt nothing']);
  });

  test('that gives a sign is not asked, though its question waited or was on its way', () => {
    const host = watching();
    host.sample(0);
    host.until(32);
    host.sample(31);
    host.asked('nothing');
    host.until(61);
    expect(host.told()).toEqual([
      [31, 'overdue', 'h'],
      [32, 'ask', 'h'],
    ]);
    host.until(63);
    expect(host.told()).toEqual([
      [62, 'overdue', 'h'],
      [63, 'ask', 'h'],
    ]);
  });

  test('stays silent when a spool tells late of times long past', () => {
    const host = watching();
    host.until(60);
    host.sample(0);
    host.until(63);
    host.asked('nothing');
    host.sample(20);
    host.until(80);
    expect(host.told()).toEqual([
      [61, 'overdue', 'h'],
      [62, 'ask', 'h'],
      [63, 'learnt', 'h', 'nothing'],
      [78, 'ask', 'h'],
    ]);
  });

  test('that nobody watches any more is forgotten', () => {
    const host = watching();
    host.sample(0);
    host.until(40);
    host.asked('gone');
    host.told();
    host.until(4000);
    expect(host.told()).toEqual([]);
  });
});

describe('a goodbye', () => {
  const overdueAt = (host: ReturnType<typeof watching>, seconds: number) => {
    host.until(seconds);
    return host.told().find(([, what]) => what === 'overdue')?.[0];
  };

  test('puts the looking off for as long as the agent says', () => {
    const host = watching();
    host.sample(0);
    host.until(5);
    host.goodbye('update', 90_000);
    expect(overdueAt(host, 200)).toBe(95);
  });

  test('does not shorten the hold', () => {
    const host = watching();
    host.sample(0);
    host.until(5);
    host.goodbye('shutdown');
    expect(overdueAt(host, 200)).toBe(31);
  });

  test('of a host that goes down waits for it to be down', () => {
    const host = watching();
    host.sample(0);
    host.until(5);
    host.goodbye('host-shutdown');
    expect(overdueAt(host, 200)).toBe(125);
  });

  test('for years is believed for an hour', () => {
    const host = watching();
    host.sample(0);
    host.goodbye('update', 0xffff_ffff);
    expect(overdueAt(host, 4000)).toBe(3600);
  });

  test('is over when the agent is back', () => {
    const host = watching();
    host.sample(0);
    host.until(5);
    host.goodbye('restart', 600_000);
    host.until(10);
    host.sample(10);
    expect(overdueAt(host, 200)).toBe(41);
  });
});

describe('the collector itself', () => {
  test('waits a hold after its start before it calls anybody silent', () => {
    const host = watching();
    host.sample(-86_400);
    host.until(30);
    expect(host.told()).toEqual([]);
    host.until(31);
    expect(host.told()).toEqual([[31, 'overdue', 'h']]);
  });

  test.each([
    ['it was stopped, or the clock set forward', 3600],
    ['the clock was set back', -3600],
  ])('waits one again when %s', (_why, jumpTo) => {
    const host = watching();
    host.sample(0);
    host.until(25);
    host.jump(jumpTo);
    host.sample(jumpTo, 'other');
    host.until(jumpTo + 28);
    expect(host.told()).toEqual([]);
    host.until(jumpTo + 40);
    const overdue = host.told().filter(([, what]) => what === 'overdue');
    expect(overdue.map(([at, , hostId]) => [at - jumpTo, hostId])).toContainEqual([31, 'other']);
  });

  test('asks a bounded number of hosts at a time, each once', () => {
    const hosts = watching();
    const count = 3 * askingMax + 5;
    for (let index = 0; index < count; index++) hosts.sample(0, `h${index}`);
    hosts.until(40);
    const asked: string[] = [];
    for (let asking = 0; ; ) {
      const now = hosts.told().flatMap(([, what, hostId = '']) => (what === 'ask' ? [hostId] : []));
      asked.push(...now);
      asking += now.length;
      expect(asking).toBeLessThanOrEqual(askingMax);
      if (asked.length === count) break;
      hosts.asked('nothing', asked[asked.length - asking] ?? '');
      asking--;
    }
    expect(new Set(asked).size).toBe(count);
  });
});

const hostIds = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('sample' as const),
      hostId: hostIds,
      ageMs: fc.integer({ min: -4000, max: 90_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('goodbye' as const),
      hostId: hostIds,
      ttlMs: fc.constantFrom(0, 60_000),
      reason: fc.constantFrom('update', 'host-shutdown'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('asked' as const),
      answer: fc.constantFrom('answered' as const, 'nothing' as const, 'not-asked' as const),
    }),
  },
);

test('whatever happens, only overdue hosts are asked, one question each at a time, and every overdue host is', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (steps, random) => {
      const hosts = new SilentHosts({ nowMs: baseMs, everyMs: 120_000, random: () => random });
      const last = new Map<string, number>();
      const asking = new Set<string>();
      let nowMs = baseMs;
      const feed = (event: Event) => {
        for (const effect of hosts.handle(event, nowMs)) {
          if (effect.type !== 'ask') continue;
          expect(nowMs - (last.get(effect.hostId) ?? nowMs)).toBeGreaterThan(holdMs);
          expect(asking.has(effect.hostId)).toBe(false);
          asking.add(effect.hostId);
        }
      };
      const pass = (seconds: number) => {
        for (let tick = 0; tick < seconds; tick++) {
          nowMs += tickMs;
          feed({ type: 'tick' });
        }
      };
      const answer = (what: 'answered' | 'nothing' | 'not-asked') => {
        const [hostId] = asking;
        if (hostId === undefined) return;
        asking.delete(hostId);
        feed({ type: 'asked', hostId, answer: what });
      };
      for (const one of steps) {
        if (one.type === 'pass') pass(one.seconds);
        else if (one.type === 'asked') answer(one.answer);
        else if (one.type === 'goodbye') feed(one);
        else {
          const atMs = nowMs - one.ageMs;
          last.set(one.hostId, Math.max(atMs, last.get(one.hostId) ?? atMs));
          // Nobody is answered later than a hold: questions have a time limit.
          while (asking.size > 0) answer('nothing');
          feed({ type: 'sample', hostId: one.hostId, atMs, holdMs });
        }
      }
      // At the end nobody says anything any more: each known host is asked, and asked again.
      const asked = new Set<string>();
      for (let round = 0; round < 400; round++) {
        pass(1);
        for (const hostId of asking) asked.add(hostId);
        while (asking.size > 0) answer('nothing');
      }
      expect([...asked].sort()).toEqual([...last.keys()].sort());
    }),
    { numRuns: 500 },
  );
});
