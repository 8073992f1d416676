import type { App } from './app.ts';
import { type TargetItem, TargetItems } from './contract/targets.ts';
import type { ApiParts } from './parts.ts';

/** `/api/v1/targets`: everything that a definition can name, with what people call it. Hosts whose watch is over are left out. */
export function targetsRoute(app: App, { store }: ApiParts): void {
  const schema = { tags: ['targets'], response: { 200: TargetItems } };
  app.get('/api/v1/targets', { schema }, async () => {
    const services = (await store.definitions.current('service')).map(({ id, body }): TargetItem => {
      return { id, kind: 'service', name: typeof body?.title === 'string' ? body.title : id };
    });
    const machines: TargetItem[] = [];
    for (const { hostId, name, revokedMs, decommissionedMs } of await store.hosts.list()) {
      if (revokedMs !== null || decommissionedMs !== null) continue;
      machines.push({ id: `host:${hostId}`, kind: 'host', name });
      for (const check of await store.evidence.checks(hostId)) {
        if (check.watched)
          machines.push({ id: `check:${hostId}/${check.name}`, kind: 'check', name: `${name} / ${check.name}` });
      }
    }
    return { targets: [...services, ...machines] };
  });
}
