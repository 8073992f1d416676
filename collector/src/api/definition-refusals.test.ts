import { describe, expect, test } from 'vitest';
import { definitionsApi, fresh, slo } from '../../../test/kit/definitions-api.ts';

describe('what is refused, and where it says the mistake is', () => {
  const bad: [name: string, path: string, body: object, message: string][] = [
    ['a misspelt key', 'slos/shop', { ...slo, objektive: '1' }, 'objektive: unknown key'],
    ['a number for a percentage', 'slos/shop', { ...slo, objective: 99.9 }, 'objective: must be a text'],
    ['an unknown target', 'slos/shop', { ...slo, target: 'host:z' }, 'slo shop target: there is no target or service'],
    ['another id', 'slos/shop', { ...slo, id: 'shop2' }, 'id: must be shop'],
    ['an id that is a target', 'services/host:a', { all: ['host:b'] }, 'id: must match'],
    ['no list', 'slos/shop', [], 'must be a mapping'],
    ['a member deep inside', 'services/web', { all: [{ any: ['host:q'] }] }, 'service web all[0].any[0]: there is no'],
    [
      'a rule by the hour',
      'maintenance/m',
      {
        targets: ['host:a'],
        recurs: { rrule: 'FREQ=HOURLY', timeZone: 'UTC', start: '2026-10-18T02:00', duration: 'PT2H' },
      },
      'recurs.rrule: must be a rule by days',
    ],
    [
      'an instant that is none',
      'slos/shop',
      { ...slo, effectiveFrom: '2026-13-01T00:00:00Z' },
      'effectiveFrom: no such time',
    ],
  ];
  test.each(bad)('%s', async (_name, path, body, message) => {
    const { put, store } = await definitionsApi();
    const refused = await put(`/api/v1/${path}`, body, fresh);
    expect(refused.json()).toEqual({ code: 'DEFINITION_INVALID', message: expect.stringContaining(message) });
    expect(refused.statusCode).toBe(400);
    expect(await store.definitions.entries()).toEqual([]);
  });

  test('deleting what another definition names', async () => {
    const { put, delete: remove } = await definitionsApi();
    await put('/api/v1/services/web', { all: ['host:a'] }, fresh);
    await put('/api/v1/slos/shop', { ...slo, target: 'web' }, fresh);
    const refused = await remove('/api/v1/services/web', {}, { 'if-match': '*' });
    expect(refused.json().message).toContain('service web: is still named by slo shop');
  });
});
