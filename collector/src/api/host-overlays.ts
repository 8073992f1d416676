import { Type } from 'typebox';
import { closedTime, plannedWork } from '../definitions/host-overlays.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { HostOverlays } from './contract/host.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

const Window = Type.Object({ from: InstantQuery, to: InstantQuery }, { additionalProperties: false });

/** `/api/v1/hosts/{id}/overlays`: what people had planned for a host through a window, and when nobody was promised anything. */
export function hostOverlaysRoute(app: App, { store, organisation, now }: ApiParts): void {
  app.get(
    '/api/v1/hosts/:id/overlays',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: Window,
        response: { 200: HostOverlays, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const window = periodOf(request.query, organisation.timeZone, now());
      if (typeof window === 'string') return refuse(reply, 400, 'REQUEST_INVALID', window);
      if (!(await store.hosts.find(id))) return refuse(reply, 404, 'HOST_UNKNOWN', id);
      const entries = await store.definitions.entries();
      return {
        maintenance: plannedWork(entries, id, window).map(({ fromMs, toMs, isApproved, ...about }) => ({
          ...about,
          from: instant(fromMs),
          to: instant(toMs),
          approved: isApproved,
        })),
        closed: closedTime(entries, id, window).map(({ fromMs, toMs }) => ({
          from: instant(fromMs),
          to: instant(toMs),
        })),
      };
    },
  );
}
