import { expect, test } from 'vitest';
import { Sites } from './sites.ts';

const limits = { perSecond: 2, burst: 3, waitMsMax: 60_000 };
const turns = { perSecond: 500, burst: 100, waitMsMax: 120_000 };

/** Of so many that come at once, how many are let in. */
function letIn(sites: Sites, site: string, count: number, nowMs: number): number {
  return Array.from({ length: count }, () => sites.admit(site, nowMs)).filter((later) => later === undefined).length;
}

test('who proves nothing uses up its own part, and nobody else’s', () => {
  const sites = new Sites(limits, turns);
  expect(letIn(sites, 'bad', 100, 0)).toBe(3);
  expect(letIn(sites, 'good', 3, 0)).toBe(3);
  expect(letIn(sites, 'bad', 100, 1000)).toBe(2);
  expect(sites.admit('bad', 1000)).toEqual({ retryMs: expect.any(Number) });
});

test('any number of agents may come from one site, as long as they prove themselves', () => {
  const sites = new Sites(limits, turns);
  for (let agent = 0; agent < 1000; agent++) {
    expect(letIn(sites, 'gateway', 3, 0)).toBe(3);
    for (let each = 0; each < 3; each++) sites.giveBack('gateway', 0);
  }
});

test('what is given back twice makes no more room than there was', () => {
  const sites = new Sites(limits, turns);
  letIn(sites, 'a', 1, 0);
  for (let each = 0; each < 5; each++) sites.giveBack('a', 0);
  expect(letIn(sites, 'a', 10, 0)).toBe(3);
});

test('however many sites there are, what is kept of them is bounded, and the busiest are not forgotten', () => {
  const sites = new Sites(limits, turns);
  letIn(sites, 'bad', 3, 0);
  for (let site = 0; site < 50_000; site++) {
    sites.admit(`site ${site}`, 0);
    if (site % 1000 === 0) expect(sites.admit('bad', 0)).toBeDefined();
  }
  expect(sites.admit('site 0', 0)).toBeUndefined();
});

test('agents of one gateway are told to come back as fast as agents are let in, not as slowly as those who prove nothing', () => {
  const sites = new Sites(limits, turns);
  letIn(sites, 'gateway', 3, 0);
  const waits = Array.from({ length: 5000 }, () => sites.admit('gateway', 0)?.retryMs ?? 0);
  // 5,000 at 500 a second; they come after one to two times what they are told.
  expect(Math.max(...waits) * 1.5).toBeCloseTo(10_000, -2);
});
