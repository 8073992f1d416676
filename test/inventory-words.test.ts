import { factLabel } from '@kadoban/collector/web/host/fact-words.ts';
import { createTranslate } from '@kadoban/collector/web/i18n/translate.ts';
import { factNames } from '@kadoban/proto/inventory';
import { expect, test } from 'vitest';

test.each(['ja', 'en'] as const)('every fact that an agent tells has words in %s', (language) => {
  const t = createTranslate(language);
  expect(factNames.filter((name) => factLabel(t, name, '') === name)).toEqual([]);
});
