import { Type } from 'typebox';
import { accountRoutes } from './api/account.ts';
import { adjustRoutes } from './api/adjust.ts';
import { apiKeyRoutes } from './api/api-keys.ts';
import type { App } from './api/app.ts';
import { auditRoutes } from './api/audit.ts';
import { auditTrail } from './api/audit-trail.ts';
import { calendarFeedRoutes } from './api/calendar-feed.ts';
import { definitionRoutes } from './api/definitions.ts';
import { type EventsParts, eventsRoute, tellWrites } from './api/events.ts';
import { healthRoutes } from './api/health.ts';
import { hostAdministrationRoutes } from './api/host-administration.ts';
import { hostCoursesRoute } from './api/host-courses.ts';
import { hostDaysRoute } from './api/host-days.ts';
import { hostOverlaysRoute } from './api/host-overlays.ts';
import { hostRoutes } from './api/hosts.ts';
import { incidentRoutes } from './api/incidents.ts';
import { inventoryRoute } from './api/inventory.ts';
import { maintenancePreviewRoute } from './api/maintenance-preview.ts';
import { maintenanceStepRoutes } from './api/maintenance-steps.ts';
import { maintenanceWindowsRoute } from './api/maintenance-windows.ts';
import { metricsRoute } from './api/metrics.ts';
import { outageLanesRoute } from './api/outage-lanes.ts';
import { outageRoutes } from './api/outages.ts';
import { overviewRoute } from './api/overview.ts';
import type { ApiParts } from './api/parts.ts';
import { peopleRoutes } from './api/people.ts';
import { providerRoutes } from './api/provider-login.ts';
import { promiseRoutes } from './api/promise.ts';
import { reportRoutes } from './api/reports.ts';
import { revisionRoutes } from './api/revisions.ts';
import { rootRoutes } from './api/roots.ts';
import { sessionRoutes } from './api/session.ts';
import { sloRoutes } from './api/slos.ts';
import { tokenRoutes } from './api/tokens.ts';
import { prometheusRoute } from './exporters/prometheus.ts';
import { type EnrolParts, enrolRoute } from './ingest/enrol.ts';
import { type FarewellParts, farewellRoute } from './ingest/farewell.ts';
import { openPasswords } from './people/password.ts';
import { Tries } from './people/tries.ts';

/** What is answered from the store alone, by the thread that reads it. */
export function storeRoutes(app: App, parts: ApiParts): void {
  auditTrail(app, { audit: parts.store.audit, now: parts.now });
  healthRoutes(app, parts);
  const login = { ...parts, passwords: openPasswords(), tries: new Tries() };
  sessionRoutes(app, login);
  providerRoutes(app, login);
  accountRoutes(app, login);
  peopleRoutes(app, login);
  apiKeyRoutes(app, parts);
  auditRoutes(app, parts);
  hostRoutes(app, parts);
  hostDaysRoute(app, parts);
  hostCoursesRoute(app, parts);
  hostOverlaysRoute(app, parts);
  hostAdministrationRoutes(app, parts);
  tokenRoutes(app, parts);
  inventoryRoute(app, parts);
  metricsRoute(app, parts);
  definitionRoutes(app, parts);
  maintenanceWindowsRoute(app, parts);
  maintenancePreviewRoute(app, parts);
  maintenanceStepRoutes(app, parts);
  calendarFeedRoutes(app, parts);
  sloRoutes(app, parts);
  overviewRoute(app, parts);
  promiseRoutes(app, parts);
  outageRoutes(app, parts);
  outageLanesRoute(app, parts);
  adjustRoutes(app, parts);
  incidentRoutes(app, parts);
  rootRoutes(app, parts);
  revisionRoutes(app, parts);
  reportRoutes(app, parts);
  prometheusRoute(app, parts);
  const itself = { tags: ['openapi'], response: { 200: Type.Object({}, { additionalProperties: true }) } };
  app.get('/api/v1/openapi.json', { schema: itself }, async () => app.swagger());
}

/** What is answered where the agents' sockets are. */
export function socketRoutes(app: App, parts: EnrolParts & FarewellParts & EventsParts): void {
  enrolRoute(app, parts);
  farewellRoute(app, parts);
  eventsRoute(app, parts);
  tellWrites(app, parts.live.changes);
}
