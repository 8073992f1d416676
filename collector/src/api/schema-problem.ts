import { nearest } from '@kadoban/proto/nearest';
import type { FastifySchemaValidationError } from 'fastify';

/** Where a value stood, as people say it. */
const places: Readonly<Record<string, string>> = { querystring: 'query', params: 'path' };

/** What the validator tells of a mistake when it is verbose. */
interface Mistake extends FastifySchemaValidationError {
  readonly data?: unknown;
  readonly parentSchema?: { readonly description?: string; readonly properties?: object };
}

/** The first mistake of a request, as `query month: must match …`. Values of the request are never repeated: they may be secrets. */
export function schemaProblem(mistakes: readonly Mistake[], part: string): Error {
  const [mistake] = mistakes;
  if (!mistake) throw new TypeError('the validator refused without a mistake');
  const { instancePath, params } = mistake;
  const missing = typeof params.missingProperty === 'string' ? params.missingProperty : '';
  const path = [places[part] ?? part, instancePath.slice(1).replaceAll('/', '.'), missing].filter(
    (word) => word !== '',
  );
  return new Error(`${path.join(' ')}: ${explain(mistake, mistakes)}`);
}

function explain({ keyword, params, parentSchema, data, message }: Mistake, mistakes: readonly Mistake[]): string {
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties': {
      const unknown = String(params.additionalProperty).slice(0, 64);
      const known = Object.keys(parentSchema?.properties ?? {});
      const meant = nearest(unknown, known);
      if (meant !== undefined) return `${unknown} is not known; did you mean ${meant}?`;
      return `${unknown} is not known${known.length === 0 ? '' : `; known are ${known.join(', ')}`}`;
    }
    case 'const':
      return `must be one of ${mistakes.flatMap((one) => one.params.allowedValue ?? []).join(', ')}`;
    case 'pattern':
    case 'format': {
      // In a query a + means a space, which is what becomes of +09:00.
      const hint = typeof data === 'string' && data.includes(' ') ? '; write + as %2B' : '';
      return `must be ${parentSchema?.description ?? `of another form: ${message}`}${hint}`;
    }
    default:
      return message ?? keyword;
  }
}
