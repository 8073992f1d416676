import type { FastifyRequest } from 'fastify';
import type { AuditEvent, AuditStore, Facts } from '../store/audit-store.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { App } from './app.ts';

/** What a route tells auditors of what it changed. */
export interface Told {
  /** Such as `host:3f2a…`. */
  readonly object: string;
  readonly action?: string;
  /** What it was and became; never a secret. */
  readonly before?: Facts;
  readonly after?: Facts;
  /** The entry of the log of definitions that tells what was changed. */
  readonly definitionN?: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit log is to say; `itself`: it was written together with the change. Without it the address alone is told. */
    told: Told | 'itself' | undefined;
  }
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells the audit log of everything that a person or key changed through the API, whether a route says what or not. Before the answer goes out: who hears
 * that something was done can rely on it being told.
 */
export function auditTrail(
  app: App,
  { audit, now }: { readonly audit: Pick<AuditStore, 'append'>; now(): number },
): void {
  app.decorateRequest('told');
  app.addHook('onSend', async (request, reply, payload) => {
    const isDone = reply.statusCode >= 200 && reply.statusCode < 300;
    const isReading = reading.has(request.method) || request.routeOptions.config.isQuestion === true;
    if (!isDone || isReading || request.told === 'itself') return payload;
    // Of open routes nobody is known here; they tell by themselves.
    if (request.person === undefined) return payload;
    const { action, object = addressed(request), ...told } = request.told ?? {};
    await audit.append(auditEvent(request, now(), { ...told, object, action: action ?? actionOf(request) }));
    return payload;
  });
}

/** Leaves it to the log of definitions to tell what was changed; from where is told beside it. */
export function tellEntry(request: FastifyRequest, { kind, id, n }: Pick<DefinitionEntry, 'kind' | 'id' | 'n'>): void {
  request.told = { object: `${kind}:${id}`, definitionN: n };
}

/** An event by whoever sent a request. */
export function auditEvent(
  request: FastifyRequest,
  atMs: number,
  told: Told & { readonly action: string },
): AuditEvent {
  const { name, via } = request.person ?? { name: '', via: 'nobody' };
  const { action, object, before = null, after = null, definitionN = null } = told;
  return { atMs, author: name, via, address: request.address, action, object, before, after, definitionN };
}

function actionOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions.url ?? ''}`;
}

function addressed({ params }: FastifyRequest): string {
  return Object.values((params ?? {}) as Record<string, string>).join('/');
}
