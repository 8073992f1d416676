import { expect, test } from 'vitest';
import { edgesOf } from './outage-edges.ts';

const up = { atMs: 200, status: 'up' } as const;

test('an outage has the bounds and the reason of what began and ended it', () => {
  const a = {
    id: 'host:a',
    changes: [{ atMs: 100, status: 'down', reason: 'reboot', earliestMs: 90 } as const, { ...up, latestMs: 230 }],
  };
  const b = {
    id: 'host:b',
    changes: [{ atMs: 100, status: 'down', earliestMs: 80 } as const, { atMs: 150, status: 'up' } as const],
  };
  expect(edgesOf({ fromMs: 100, toMs: 200 }, [a, b])).toEqual({
    earliestMs: 80,
    latestMs: 230,
    reason: 'reboot',
    began: ['host:a', 'host:b'],
  });
});

test('what changed at another instant, or became up, began nothing', () => {
  const early = { id: 'host:a', changes: [{ atMs: 99, status: 'down' } as const] };
  const better = { id: 'host:b', changes: [{ atMs: 100, status: 'up' } as const] };
  expect(edgesOf({ fromMs: 100, toMs: 200 }, [early, better])).toEqual({ began: [] });
});

test('an open outage has no latest end', () => {
  const host = { id: 'host:a', changes: [{ atMs: 100, status: 'down' } as const] };
  expect(edgesOf({ fromMs: 100, toMs: null }, [host])).toEqual({ began: ['host:a'] });
});
