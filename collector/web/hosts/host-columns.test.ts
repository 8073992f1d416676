import { expect, test } from 'vitest';
import { columnKeys, columns, columnsText, fitColumns, parseColumns } from './host-columns.ts';

test('the address of no choice is the default, and a choice survives the address', () => {
  expect(columnsText(parseColumns(null))).toBeNull();
  for (const chosen of [['state', 'name', 'cpu', 'seen'] as const, ['state', 'name'] as const, columnKeys]) {
    expect(parseColumns(columnsText(chosen))).toEqual(chosen);
  }
});

test('what no column is called is passed over, and state and name are always there', () => {
  expect(parseColumns('cpu,rack,name')).toEqual(['state', 'name', 'cpu']);
});

test('where the room is short the least needed columns go first', () => {
  const all = columnKeys.reduce((sum, key) => sum + columns[key].widthPx, 40);
  expect(fitColumns(columnKeys, all)).toMatchObject({ hiddenCount: 0, isNarrow: false });
  const { shown, hiddenCount } = fitColumns(columnKeys, all - 1);
  expect([shown.includes('system'), hiddenCount]).toEqual([false, 1]);
  expect(fitColumns(columnKeys, 340).shown).toEqual(['state', 'name', 'availability', 'cpu']);
  expect(fitColumns(columnKeys, 100).shown).toEqual(['state', 'name']);
});
