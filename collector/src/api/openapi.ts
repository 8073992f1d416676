import swagger from '@fastify/swagger';
import type { App } from './app.ts';
import { isDated } from './may.ts';
import { problemSchemas } from './problem.ts';

/** What every refusal of a door looks like, besides those that a route names itself; and that of a clock that is behind. */
const refusals = problemSchemas(401, 403, 421);
const refusalsOfDated = problemSchemas(401, 403, 421, 503);

/** Describes every route by its schemas, in OpenAPI. To be called before the routes are made. */
export async function describeRoutes(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      // The first version whose schemas are JSON Schema as it is, with `const` and `type: null`.
      openapi: '3.1.0',
      info: { title: 'kadoban', version },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: ({ schema, url, route }) => {
      if ((route.config?.door ?? 'people') !== 'people') return { schema: { ...schema, security: [] }, url };
      const mayWait = [route.method].flat().some((method) => isDated(method, url, route.config?.isQuestion));
      const response = { ...(mayWait ? refusalsOfDated : refusals), ...(schema.response as object) };
      return { schema: { ...schema, response }, url };
    },
  });
}
