import { describe, expect, test } from 'vitest';
import { id, move, opened, path, shop } from '../../../test/kit/october-incident.ts';
import { octoberApi } from '../../../test/kit/october-store.ts';

describe('outages in incidents', () => {
  test('are proposed with what explains them, until they are in one', async () => {
    const { get, post } = await octoberApi();
    const proposed = async () => (await get(`${path}/proposals?month=2026-10`)).json().proposals;
    const host = { target: 'host:a', from: '2026-10-14T01:02:10.000Z' };
    expect(await proposed()).toMatchObject([
      {
        incidents: [],
        agreements: ['kaikei'],
        detectedAt: '2026-10-14T01:02:10.000Z',
        outages: [
          { ...host, because: null },
          { target: 'shop', because: { reason: 'member', ...host } },
        ],
      },
    ]);
    await post(path, opened);
    expect(await proposed()).toMatchObject([{ incidents: [id] }]);
    expect((await post(`${path}/${id}/outages`, { attach: [{ target: 'host:a', at: shop.at }] })).statusCode).toBe(200);
    expect(await proposed()).toEqual([]);
    await post(`${path}/${id}/outages`, { detach: [shop] });
    expect(await proposed()).toMatchObject([{ incidents: [id] }]);
  });

  test('are in one at a time', async () => {
    const { post } = await octoberApi();
    await post(path, opened);
    const other = { target: 'shop', at: '2026-10-14T01:10:00Z' };
    const second = await post(path, { ...opened, outages: [other] });
    expect([second.statusCode, second.json().message]).toEqual([409, expect.stringContaining(id)]);
    await post(path, { title: '別件', source: 'report' });
    const attached = await post(`${path}/INC-20261020-01/outages`, { attach: [other] });
    expect([attached.statusCode, attached.json().code]).toEqual([409, 'OUTAGE_TAKEN']);
    const again = await post(`${path}/${id}/outages`, { attach: [other] });
    expect([again.statusCode, again.json().incident.outages]).toEqual([200, [shop]]);
    const none = await post(path, { ...opened, outages: [{ target: 'shop', at: '2026-10-13T00:00:00Z' }] });
    expect([none.statusCode, none.json().code]).toEqual([404, 'OUTAGE_UNKNOWN']);
  });

  test('go along when two incidents turn out to be one, and nothing is said of the part any more', async () => {
    const api = await octoberApi();
    const { get, post } = api;
    await post(path, opened);
    await post(path, { title: '問合せ', source: 'inquiry', targets: ['shop'] });
    const merged = await post(`${path}/${id}/merge`, { into: 'INC-20261020-01', reason: '同じ障害' });
    expect(merged.json()).toMatchObject({ id: 'INC-20261020-01', incident: { outages: [shop], targets: ['shop'] } });
    expect((await get(`${path}/${id}`)).json()).toMatchObject({
      incident: { state: 'closed', mergedInto: 'INC-20261020-01' },
      outages: [],
      moves: [],
    });
    for (const refused of [
      await post(`${path}/${id}/notes`, { text: 'x' }),
      await move(api, { to: 'in-progress', reason: 'x' }),
      await post(`${path}/INC-20261020-01/merge`, { into: id }),
    ]) {
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'INCIDENT_MERGED']);
    }
    expect((await post(`${path}/INC-20261020-01/merge`, { into: 'INC-20261020-01' })).statusCode).toBe(400);
    expect((await get('/api/v1/outages?month=2026-10')).json().outages[0].incidents).toEqual(['INC-20261020-01']);
  });
});
