import { expect, test } from 'vitest';
import { parsePreferences } from './preferences.ts';

const untouched = {
  language: null,
  theme: null,
  keys: true,
  railNarrow: false,
  palette: 'standard',
  density: 'normal',
  era: false,
  welcomed: false,
  hostViews: [],
};

test.each([[null], ['{'], ['7'], ['null'], ['{"language":"constructor","theme":"pink","keys":1}']])(
  'what is not understood is as if never set: %s',
  (stored) => {
    expect(parsePreferences(stored)).toEqual(untouched);
  },
);

test('what was set comes back', () => {
  const set = {
    language: 'ja',
    theme: 'dark',
    keys: false,
    railNarrow: true,
    palette: 'okabe-ito',
    density: 'compact',
    era: true,
    welcomed: true,
    hostViews: [{ name: '東京', query: 'q=tokyo' }],
  };
  expect(parsePreferences(JSON.stringify(set))).toEqual(set);
});
