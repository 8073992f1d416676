import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerBase,
} from 'fastify';

/** The HTTP application with routes typed by their schemas. */
export type App = FastifyInstance<
  RawServerBase,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may come in: people with a key (default), agents (their own authentication), or anybody. */
    door?: 'people' | 'agent' | 'open';
    /** Its answer goes on for as long as somebody listens. */
    isStream?: boolean;
    /** It asks with a body, and nothing is changed by it: auditors are not told. */
    isQuestion?: boolean;
  }
}
