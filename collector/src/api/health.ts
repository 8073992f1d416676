import { Type } from 'typebox';
import type { App } from './app.ts';
import type { ApiParts } from './parts.ts';

const Health = Type.Object({ status: Type.Literal('ok') });

/** `/healthz`: the process runs. `/readyz`: it can read its store. Neither says anything else, so neither needs a key. */
export function healthRoutes(app: App, { store }: ApiParts): void {
  const open = { config: { door: 'open' as const }, schema: { tags: ['health'], response: { 200: Health } } };
  app.get('/healthz', open, async () => ({ status: 'ok' as const }));
  app.get('/readyz', open, async () => {
    await store.upTimes.list();
    return { status: 'ok' as const };
  });
}
