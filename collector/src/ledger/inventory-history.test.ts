import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fact, type Inventory, inventoryHistory } from './inventory-history.ts';

const of = (atMs: number, facts: Readonly<Record<string, string>>): Inventory => ({
  atMs,
  facts: Object.entries(facts).map(([key, value]) => {
    const [name = '', instance = ''] = key.split(' ');
    return { name, instance, value };
  }),
});

test('nothing told is no history', () => {
  expect(inventoryHistory([])).toEqual({ facts: [], changes: [] });
});

test('what is told first is no change', () => {
  expect(inventoryHistory([of(1, { os: '12' })])).toEqual({
    facts: [{ name: 'os', instance: '', value: '12', sinceMs: 1 }],
    changes: [],
  });
});

test('each fact is known since it was told first without a break, and each change when it was told', () => {
  const told = [
    of(1, { os: '12', 'disk.bytes sda': '10' }),
    of(2, { os: '12', 'disk.bytes sda': '10' }),
    of(3, { os: '13', 'disk.bytes sda': '10', 'disk.bytes sdb': '20' }),
    of(4, { os: '13', 'disk.bytes sdb': '20' }),
    of(5, { os: '13', 'disk.bytes sdb': '20', 'disk.bytes sda': '10' }),
  ];
  const { facts, changes } = inventoryHistory(told);
  expect(facts.map(({ name, instance, sinceMs }) => [name, instance, sinceMs])).toEqual([
    ['os', '', 3],
    ['disk.bytes', 'sdb', 3],
    ['disk.bytes', 'sda', 5],
  ]);
  expect(changes).toEqual([
    { atMs: 3, name: 'os', instance: '', before: '12', after: '13' },
    { atMs: 3, name: 'disk.bytes', instance: 'sdb', before: null, after: '20' },
    { atMs: 4, name: 'disk.bytes', instance: 'sda', before: '10', after: null },
    { atMs: 5, name: 'disk.bytes', instance: 'sda', before: null, after: '10' },
  ]);
});

const inventories = fc
  .array(
    fc.dictionary(fc.constantFrom('os', 'kernel', 'disk.bytes sda', 'disk.bytes sdb'), fc.constantFrom('1', '2')),
    {
      maxLength: 8,
    },
  )
  .map((all) => all.map((facts, index) => of(index + 1, facts)));
const sorted = (facts: readonly Fact[]) =>
  facts.map(({ name, instance, value }) => `${name} ${instance} ${value}`).sort();

test('the first inventory with all changes applied is the last one', () => {
  fc.assert(
    fc.property(inventories, (told) => {
      const { facts, changes } = inventoryHistory(told);
      const values = new Map((told[0]?.facts ?? []).map((fact) => [`${fact.name} ${fact.instance}`, fact]));
      for (const { name, instance, before, after } of changes) {
        const key = `${name} ${instance}`;
        expect(values.get(key)?.value ?? null).toBe(before);
        if (after === null) values.delete(key);
        else values.set(key, { name, instance, value: after });
      }
      expect(sorted([...values.values()])).toEqual(sorted(facts));
      expect(sorted(facts)).toEqual(sorted(told.at(-1)?.facts ?? []));
    }),
  );
});

test('an inventory that is told again changes nothing', () => {
  fc.assert(
    fc.property(inventories, fc.nat(), (told, at) => {
      const again = told.flatMap((one, index) =>
        index === at % Math.max(1, told.length) ? [one, { ...one, atMs: one.atMs + 0.5 }] : [one],
      );
      expect(inventoryHistory(again)).toEqual(inventoryHistory(told));
    }),
  );
});
