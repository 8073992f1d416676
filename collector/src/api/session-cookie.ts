import type { FastifyRequest } from 'fastify';
import type { CollectorIdentity } from '../store/collector-identity.ts';

/**
 * The page's cookie. Named by the collector: cookies know no ports, and two collectors on one machine would log each other's people out.
 * `__Host-` would need TLS, which loopback does without.
 */
export function sessionCookie({ collectorId }: CollectorIdentity): string {
  return `kadoban_session_${collectorId.slice(0, 8)}`;
}

/** Never for scripts, never for requests from other sites, over TLS only there. */
export function cookieOptions(request: FastifyRequest, lifeMs: number) {
  const secure = request.protocol === 'https';
  return { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: Math.floor(lifeMs / 1000) } as const;
}
