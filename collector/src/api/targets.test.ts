import { expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';

test('what a definition can name is told with its names, but for hosts whose watch is over', async () => {
  const api = await octoberApi();
  const ask = async () => (await api.get('/api/v1/targets')).json();
  const shop = { id: 'shop', kind: 'service', name: '会計A' };
  const a = { id: 'host:a', kind: 'host', name: 'a' };
  expect(await ask()).toEqual({ targets: [shop, a, { id: 'host:b', kind: 'host', name: 'b' }] });
  expect((await api.post('/api/v1/hosts/b/revoke', {})).statusCode).toBeLessThan(300);
  expect(await ask()).toEqual({ targets: [shop, a] });
});
