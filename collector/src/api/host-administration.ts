import { Type } from 'typebox';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { HostEvents } from './contract.ts';
import { hostActions } from './host-actions.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Events that one answer tells: those of months, of a host that is left in peace. */
const eventsMax = 1000;

/** `/api/v1/hosts/:id/…`: what people do to a host, and what became of it. */
export function hostAdministrationRoutes(app: App, { store, now, administered }: ApiParts): void {
  const tags = ['hosts'];
  for (const action of hostActions) {
    app.post(
      `/api/v1/hosts/:id/${action.name}`,
      {
        schema: {
          tags,
          description: action.summary,
          params: HostParams,
          body: action.body,
          response: { 204: Type.Null(), ...problemSchemas(400, 404) },
        },
        // Most need nothing to be said.
        preValidation: async (request) => {
          request.body ??= {};
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const by = { author: request.person.name, atMs: now() };
        if (!(await action.run(store, id, request.body, by))) return refuse(reply, 404, 'HOST_UNKNOWN', id);
        // What people say to it holds no secret: see host-actions.ts.
        const after = request.body as Readonly<Record<string, unknown>>;
        request.told = { action: `host.${action.name}`, object: `host:${id}`, after };
        administered();
        return reply.code(204).send(null);
      },
    );
  }

  app.get(
    '/api/v1/hosts/:id/events',
    { schema: { tags, params: HostParams, response: { 200: HostEvents, ...problemSchemas(404) } } },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await store.hosts.find(id))) return refuse(reply, 404, 'HOST_UNKNOWN', id);
      const told = (await store.evidence.events(id, eventsMax)).map(({ atMs, event, detail }) => ({
        at: instant(atMs),
        event,
        detail,
      }));
      const lost = (await store.evidence.losses(id, eventsMax)).map(({ fromMs, toMs, reason }) => ({
        at: instant(fromMs),
        to: instant(toMs),
        event: 'evidence-lost',
        detail: reason,
      }));
      // As texts of one length and zone they sort as instants do.
      const newestFirst = [...told, ...lost].toSorted((a, b) => Number(a.at < b.at) - Number(a.at > b.at));
      return { events: newestFirst.slice(0, eventsMax) };
    },
  );
}
