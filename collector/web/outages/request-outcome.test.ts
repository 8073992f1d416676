import { expect, test } from 'vitest';
import { outcomeOf } from './request-outcome.ts';

test('who takes back what he asked for did not reject it', () => {
  const asked = { askedBy: 'sato', decidedBy: null, state: 'waiting' } as const;
  expect(outcomeOf(asked)).toBe('waiting');
  expect(outcomeOf({ ...asked, state: 'rejected', decidedBy: 'sato' })).toBe('withdrawn');
  expect(outcomeOf({ ...asked, state: 'rejected', decidedBy: 'suzuki' })).toBe('rejected');
  expect(outcomeOf({ ...asked, state: 'approved', decidedBy: 'suzuki' })).toBe('approved');
});
