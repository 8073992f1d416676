import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Builds a query, once for each database. A function that stands by itself, since the query is known by it; it may put the values into the query, and
 * not look at them: they are not there yet when it is called.
 */
export type Build<V extends object, Row> = (db: Kysely<Tables>, values: V) => Compilable<Row>;

/** The adapter of a database that remembers what was compiled for it. For any other one it is compiled each time. */
export interface Remembering extends DialectAdapter {
  readonly compiled: Map<Build<never, unknown>, CompiledQuery<unknown>>;
}

/** Stands in a compiled query where a value will be. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const places = new Proxy({}, { get: (_, name) => new Place(String(name)) });

/**
 * Runs a query of the way that evidence takes into the tables: to build and compile one takes several times as long as to run it, so that is done
 * but once. Returns the rows, where the query has some.
 */
export async function runCompiled<V extends object, Row>(
  db: Kysely<Tables>,
  build: Build<V, Row>,
  values: V,
): Promise<Row[]> {
  const { compiled } = db.getExecutor().adapter as Partial<Remembering>;
  let query = compiled?.get(build) as CompiledQuery<Row> | undefined;
  if (!query) {
    query = build(db, places as V).compile();
    compiled?.set(build, query);
  }
  const parameters = query.parameters.map((part) => (part instanceof Place ? values[part.name as keyof V] : part));
  const { rows } = await db.executeQuery<Row>({ ...query, parameters });
  return rows;
}
