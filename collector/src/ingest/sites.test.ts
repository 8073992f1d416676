import { expect, test } from 'vitest';
import { Sites } from './sites.ts';

const limits = { perSecond: 2, burst: 3, waitMsMax: 60_000 };

/** Of so many that come at once, how many are let in. */
function letIn(sites: Sites, site: string, count: number, nowMs: number): number {
  return Array.from({ length: count }, () => sites.admit(site, nowMs)).filter(({ admitted }) => admitted).length;
}

test('who proves nothing uses up its own part, and nobody else’s', () => {
  const sites = new Sites(limits);
  expect(letIn(sites, 'bad', 100, 0)).toBe(3);
  expect(letIn(sites, 'good', 3, 0)).toBe(3);
  expect(letIn(sites, 'bad', 100, 1000)).toBe(2);
  expect(sites.admit('bad', 1000)).toMatchObject({ admitted: false, retryMs: expect.any(Number) });
});

test('any number of agents may come from one site, as long as they prove themselves', () => {
  const sites = new Sites(limits);
  for (let agent = 0; agent < 1000; agent++) {
    expect(letIn(sites, 'gateway', 3, 0)).toBe(3);
    for (let each = 0; each < 3; each++) sites.giveBack('gateway', 0);
  }
});

test('what is given back twice makes no more room than there was', () => {
  const sites = new Sites(limits);
  letIn(sites, 'a', 1, 0);
  for (let each = 0; each < 5; each++) sites.giveBack('a', 0);
  expect(letIn(sites, 'a', 10, 0)).toBe(3);
});

test('however many sites there are, what is kept of them is bounded, and the busiest are not forgotten', () => {
  const sites = new Sites(limits);
  letIn(sites, 'bad', 3, 0);
  for (let site = 0; site < 50_000; site++) {
    sites.admit(`site ${site}`, 0);
    if (site % 1000 === 0) expect(sites.admit('bad', 0).admitted).toBe(false);
  }
  expect(sites.admit('site 0', 0).admitted).toBe(true);
});
