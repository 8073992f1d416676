import { describe, expect, test } from 'vitest';
import { adjustment, definitionsApi, fresh, patch, slo } from '../../../test/kit/definitions-api.ts';

describe('changing the past', () => {
  test('an adjustment needs an approver, and is marked', async () => {
    const { put } = await definitionsApi();
    const unapproved = await put('/api/v1/adjustments/a', { ...adjustment, reason: 'probe' }, fresh);
    expect([unapproved.statusCode, unapproved.json().code]).toEqual([400, 'APPROVAL_MISSING']);
    const approved = await put('/api/v1/adjustments/a', { ...adjustment, reason: 'probe', approvedBy: 'kanri' }, fresh);
    expect(approved.json()).toMatchObject({ retroactive: true, reason: 'probe', author: 'kanri' });
  });

  test('maintenance approved after its start needs a reason and an approver; planned maintenance neither', async () => {
    const { put, clock } = await definitionsApi();
    const planned = await put('/api/v1/maintenance/patch', patch, fresh);
    expect(planned.json()).toMatchObject({ retroactive: false, version: 1 });
    clock.nowMs = Temporal.Instant.from('2026-10-20T00:00:00Z').epochMilliseconds;
    const tag = { 'if-match': String(planned.headers.etag) };
    const silent = await put('/api/v1/maintenance/patch', { ...patch, approvedBy: 'cab' }, tag);
    expect(silent.json().code).toBe('REASON_MISSING');
    const told = await put('/api/v1/maintenance/patch', { ...patch, approvedBy: 'cab', reason: 'forgotten' }, tag);
    expect(told.json()).toMatchObject({ retroactive: true, reason: 'forgotten' });
    const withdrawn = await put(
      '/api/v1/maintenance/patch',
      { ...patch, reason: 'was another day' },
      { 'if-match': String(told.headers.etag) },
    );
    expect(withdrawn.json().code).toBe('APPROVAL_MISSING');
  });

  test('a plan of the past that nobody approved changes no number, and may wait for its approval', async () => {
    const { put, clock } = await definitionsApi();
    clock.nowMs = Temporal.Instant.from('2026-10-20T00:00:00Z').epochMilliseconds;
    expect((await put('/api/v1/maintenance/patch', patch, fresh)).json()).toMatchObject({ retroactive: false });
  });

  test('a changed objective counts from now on; an older date needs a reason', async () => {
    const { put } = await definitionsApi();
    const tag = { 'if-match': String((await put('/api/v1/slos/shop', slo, fresh)).headers.etag) };
    const back = { ...slo, objective: '99', effectiveFrom: '2026-04-01T00:00:00+09:00' };
    expect((await put('/api/v1/slos/shop', back, tag)).json().code).toBe('REASON_MISSING');
    const told = await put('/api/v1/slos/shop', { ...back, reason: 'agreed in March' }, tag);
    expect(told.json()).toMatchObject({ retroactive: true, definition: { effectiveFrom: '2026-03-31T15:00:00.000Z' } });
  });

  test('withdrawing an adjustment needs a reason and an approver, and the log keeps both', async () => {
    const { put, get, delete: remove } = await definitionsApi();
    await put('/api/v1/adjustments/a', { ...adjustment, reason: 'probe', approvedBy: 'kanri' }, fresh);
    const any = { 'if-match': '*' };
    expect((await remove('/api/v1/adjustments/a', {}, any)).json().code).toBe('REASON_MISSING');
    expect((await remove('/api/v1/adjustments/a', { reason: 'wrong' }, any)).json().code).toBe('APPROVAL_MISSING');
    expect((await remove('/api/v1/adjustments/a', { reason: 'wrong', approvedBy: 'bucho' }, any)).statusCode).toBe(204);
    const { history } = (await get('/api/v1/adjustments/a/history')).json();
    expect(history[1]).toMatchObject({ reason: 'wrong (approved by bucho)', retroactive: true });
  });
});
