import AjvCompiler from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type BuildSerializer = ReturnType<typeof SerializerSelector>;
type Serialize = ReturnType<ReturnType<BuildSerializer>>;

/**
 * fastify's own compilers of the schemas of requests and answers, each schema at its first use: all of them at the start take three quarters of a second of CPU, and most routes are asked for
 * seldom. A schema that cannot be compiled is no longer told at the start; a test compiles them all.
 */
export function lazyCompilers() {
  return { buildValidator: lazyValidators(AjvCompiler()), buildSerializer: lazySerializers(SerializerSelector()) };
}

function lazyValidators(build: AjvCompiler.BuildCompilerFromPool): AjvCompiler.BuildCompilerFromPool {
  return (schemas, options) => {
    const compile = build(schemas, options);
    return (schema, meta) => {
      type Validate = ReturnType<typeof compile>;
      let compiled: Validate | undefined;
      const validate: { (data: unknown): unknown; errors?: Validate['errors'] } = (data) => {
        compiled ??= compile(schema, meta);
        const result = compiled(data);
        // Where fastify looks for what was wrong.
        validate.errors = compiled.errors;
        return result;
      };
      return validate as Validate;
    };
  };
}

function lazySerializers(build: BuildSerializer): BuildSerializer {
  return (schemas, options) => {
    const compile = build(schemas, options);
    return (route) => {
      let compiled: Serialize | undefined;
      return (answer) => {
        compiled ??= compile(route);
        return compiled(answer);
      };
    };
  };
}
