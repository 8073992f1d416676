import { Type } from 'typebox';
import { upStampGraceMs } from '../store/readings.ts';
import type { App } from './app.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

const Health = Type.Object({ status: Type.Literal('ok') });

/** `/healthz`: the process runs. `/readyz`: it reads its store, and lately wrote to it. Neither says anything else, so neither needs a key. */
export function healthRoutes(app: App, { store, now, clockBehindMs }: ApiParts): void {
  const open = { config: { door: 'open' as const }, schema: { tags: ['health'], response: { 200: Health } } };
  app.get('/healthz', open, async () => ({ status: 'ok' as const }));
  const ready = { ...open, schema: { tags: ['health'], response: { 200: Health, ...problemSchemas(503) } } };
  app.get('/readyz', ready, async (_request, reply) => {
    if ((await clockBehindMs()) > 0) return refuse(reply, 503, 'CLOCK_BEHIND', 'its log tells more');
    // Told by the stamps on the disk, so that nobody who asks makes the collector write.
    const nowMs = now();
    const stamped = (await store.upTimes.list()).some(({ toMs }) => Math.abs(nowMs - toMs) <= upStampGraceMs);
    return stamped ? { status: 'ok' as const } : refuse(reply, 503, 'STORE_UNWRITABLE', 'its log tells more');
  });
}
