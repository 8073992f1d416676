import { Type } from 'typebox';
import { definitionKinds } from '../definitions/kinds/index.ts';
import { apiSchema } from '../definitions/read-definition.ts';
import type { App } from './app.ts';
import { problemSchemas, refuse } from './problem.ts';

const Params = Type.Object({ plural: Type.String({ maxLength: 40 }) });

/** `/api/v1/schemas/{plural}`: the JSON Schema of what is written of one kind, of which the page makes its forms. */
export function schemaRoute(app: App): void {
  app.get(
    '/api/v1/schemas/:plural',
    { schema: { tags: ['openapi'], params: Params, response: { 200: Type.Unknown(), ...problemSchemas(404) } } },
    async (request, reply) => {
      const rule = definitionKinds.find(({ plural }) => plural === request.params.plural);
      if (!rule) return refuse(reply, 404, 'ROUTE_UNKNOWN', `there is no kind of definition ${request.params.plural}`);
      return apiSchema(rule);
    },
  );
}
