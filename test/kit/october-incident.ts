import type { octoberApi } from './october-store.ts';

/** Where incidents are in the API. */
export const path = '/api/v1/incidents';
export const shop = { target: 'shop', at: '2026-10-14T01:32:10Z' };
/** The incident of the worked October as somebody opens it, and the id that it gets. */
export const opened = { title: '会計A 停止', source: 'monitoring', outages: [shop], impact: 'high', urgency: 'high' };
export const id = 'INC-20261014-01';

type Api = Awaited<ReturnType<typeof octoberApi>>;

export const etagOf = async ({ get }: Api, one = id) => String((await get(`${path}/${one}`)).headers.etag);

/** Goes on from the version there is. */
export async function move(api: Api, body: object, one = id) {
  return api.post(`${path}/${one}/move`, body, { 'if-match': await etagOf(api, one) });
}
