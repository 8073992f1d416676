import { expect, test } from 'vitest';
import { rememberWay, type Tab, takeWay } from './way-back.ts';

function newTab(): Tab {
  const kept = new Map<string, string>();
  return {
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
}

test('who comes back from the provider is led to where he was, once', () => {
  const tab = newTab();
  expect(takeWay(tab, 0)).toBeNull();
  rememberWay(tab, '/hosts?q=vm', 1000);
  expect(takeWay(tab, 60_000)).toBe('/hosts?q=vm');
  expect(takeWay(tab, 60_001)).toBeNull();
});

test('who gave up and comes by himself later is led nowhere, nor who has a browser without storage', () => {
  const tab = newTab();
  rememberWay(tab, '/hosts', 0);
  expect(takeWay(tab, 600_000)).toBeNull();
  const refusing: Tab = {
    get sessionStorage(): never {
      throw new Error('refused');
    },
  };
  rememberWay(refusing, '/hosts', 0);
  expect(takeWay(refusing, 1)).toBeNull();
});
