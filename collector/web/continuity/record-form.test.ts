import { expect, test } from 'vitest';
import { drill } from './drill.ts';
import { bodyOf, fieldProblem, formOf, isComplete } from './record-form.ts';
import { recordKinds } from './record-kinds.ts';
import { risk } from './risk.ts';
import { supplier } from './supplier.ts';

const record = {
  id: 'dc-2026',
  effectiveFrom: null,
  title: 'DC停電',
  on: '2026-06-12',
  scenario: '電源喪失',
  took: '460m',
  passed: true,
  steps: [{ text: '連絡', after: '12m' }],
};

test('a record that nobody changed is saved as it was, with what the form does not show', () => {
  const { id: _, effectiveFrom: __, ...body } = record;
  expect(bodyOf(drill, formOf(drill, record), record)).toEqual(body);
});

test('an emptied field takes its member away, and lengths are told as the API has them', () => {
  const { values } = formOf(drill, record);
  const body = bodyOf(drill, { values: { ...values, took: '7時間', passed: '' }, months: [] }, record);
  expect(body).toMatchObject({ took: '7h', passed: false });
  expect(bodyOf(drill, { values: { ...values, took: ' ' }, months: [] }, record)).not.toHaveProperty('took');
});

test('months are saved in their order', () => {
  const form = {
    values: { title: '回線A', objective: '99.95' },
    months: [
      { month: '2026-10', actual: '99.98', note: '' },
      { month: '2026-09', actual: '', note: '集計中' },
    ],
  };
  expect(isComplete(supplier, form)).toBe(true);
  expect(bodyOf(supplier, form, null)).toEqual({
    title: '回線A',
    objective: '99.95',
    months: [
      { month: '2026-09', note: '集計中' },
      { month: '2026-10', actual: '99.98' },
    ],
  });
  const twice = { ...form, months: [...form.months, { month: '2026-09' }] };
  expect([isComplete(supplier, twice), isComplete(supplier, { ...form, months: [{ month: '9' }] })]).toEqual([
    false,
    false,
  ]);
});

test('who accepted a risk is asked and kept only where it is accepted', () => {
  const values = {
    ...{ title: '単一経路', threatens: 'both', raisedOn: '2026-10-09', likelihood: 'low', impact: 'high' },
    ...{ targets: 'shop\nhost:h1', treatment: 'accept' },
  };
  expect(isComplete(risk, { values, months: [] })).toBe(false);
  const signed = { ...values, acceptedBy: '鈴木', acceptedOn: '2026-10-20' };
  expect(isComplete(risk, { values: signed, months: [] })).toBe(true);
  const body = { ...signed, targets: ['shop', 'host:h1'] };
  expect(bodyOf(risk, { values: signed, months: [] }, null)).toEqual(body);
  expect(formOf(risk, { ...body, id: 'one-line' }).values).toMatchObject({ targets: values.targets });
  const reduced = bodyOf(risk, { values: { ...signed, treatment: 'reduce' }, months: [] }, { ...body, id: 'one-line' });
  expect(reduced).toEqual({ ...values, targets: body.targets, treatment: 'reduce' });
});

test('what cannot be saved is told by its field', () => {
  const field = (key: string) => [...drill.fields, ...supplier.fields].find((one) => one.key === key) ?? fail(key);
  expect(fieldProblem(field('scenario'), ' ')).toBe('missing');
  expect(fieldProblem(field('rto'), '12 o’clock')).toBe('duration');
  expect(fieldProblem(field('rto'), '')).toBeNull();
  expect(fieldProblem(field('objective'), '100.5')).toBe('percent');
  expect(fieldProblem(field('objective'), '99.95')).toBeNull();
});

function fail(key: string): never {
  throw new Error(`no field ${key}`);
}

test('a list shows only what its kind has', () => {
  for (const { fields, months = [], columns } of recordKinds) {
    const keys = [...fields, ...months].map(({ key }) => key);
    expect(columns.filter((column) => column !== 'month' && !keys.includes(column))).toEqual([]);
  }
});
