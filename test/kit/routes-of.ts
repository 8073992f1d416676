import type { App } from '@kadoban/collector/src/api/app.ts';
import type { ApiParts } from '@kadoban/collector/src/api/parts.ts';
import type { EnrolParts } from '@kadoban/collector/src/ingest/enrol.ts';
import type { SessionParts } from '@kadoban/collector/src/ingest/session-parts.ts';
import { type PageFile, pageRoute } from '@kadoban/collector/src/page.ts';
import { socketRoutes, storeRoutes } from '@kadoban/collector/src/routes.ts';

interface Parts extends Omit<ApiParts, 'live' | 'store' | 'clockBehindMs'>, Omit<SessionParts, 'store'> {
  readonly store: ApiParts['store'] & EnrolParts['store'];
  readonly page: ReadonlyMap<string, PageFile>;
}

/** Every route, in one thread. */
export function allRoutes(app: App, parts: Parts): void {
  storeRoutes(app, parts);
  socketRoutes(app, parts);
  pageRoute(app, parts.page);
}
