import { createPrivateKey } from 'node:crypto';
import { signManifest } from '@kadoban/proto/update-manifest';
import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import { triesPerMinute } from '../ingest/limits.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { agentFilesIn, openAgentFile } from './agent-files.ts';

export interface UpdateParts {
  readonly identity: Pick<CollectorIdentity, 'signingKey'>;
  readonly version: string;
  readonly agentsDir: string;
}

const Manifest = Type.Object({
  version: Type.String(),
  platform: Type.String(),
  sha256: Type.String(),
  sizeBytes: Type.Integer(),
  name: Type.String({ description: 'Below /agents/. Not signed: what it names has to have the checksum.' }),
  signature: Type.String({ description: 'Ed25519 over kadoban-update-v1, base64url' }),
});

/** `GET /api/agent/v1/update/PLATFORM`: which agent this collector hands out for a platform, signed, so that hosts take no other. */
export function updateRoute(app: App, { identity, version, agentsDir }: UpdateParts): void {
  const signingKey = createPrivateKey(identity.signingKey);
  app.get(
    '/api/agent/v1/update/:platform',
    {
      config: { door: 'agent', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } },
      schema: {
        tags: ['agent'],
        params: Type.Object({ platform: Type.String({ maxLength: 40 }) }),
        response: { 200: Manifest },
      },
    },
    async (request, reply) => {
      const file = (await agentFilesIn(agentsDir)).find(({ platform }) => platform === request.params.platform);
      if (!file) return reply.callNotFound();
      const { size: sizeBytes, stream } = await openAgentFile(agentsDir, file);
      stream.destroy();
      const { platform, sha256, name } = file;
      const manifest = { version, platform, sha256, sizeBytes };
      return { ...manifest, name, signature: signManifest(signingKey, manifest) };
    },
  );
}
