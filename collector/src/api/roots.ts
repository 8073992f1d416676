import { Type } from 'typebox';
import type { SignedRoot } from '../store/chain-store.ts';
import { rootKeys } from '../store/signing-keys.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { SigningKeyAnswer } from './contract/settings.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { fingerprinted, signingKeyAnswers, signingKeyOf } from './signing-key.ts';

const Hash = Type.String({ description: 'SHA-256, hexadecimal' });
const Line = {
  day: Type.String({ description: 'the UTC day it is about, such as 2026-10-01' }),
  at: Type.String({ format: 'date-time', description: 'when it was signed' }),
  root: Hash,
  previousHash: Hash,
  signature: Type.String({ description: "Ed25519 by the collector's key of then, base64url" }),
};
const Key = Type.String({ description: "the collector's Ed25519 key, raw, base64url" });
const Fingerprint = Type.String({
  description:
    'SHA-256 of that key: reports that this collector made final name it, and whoever verifies them compares it',
});
const Head = Type.Object({
  chain: Type.String({ description: "a host's id, collector, or definitions" }),
  n: Type.Integer(),
  hash: Hash,
});
const Signature = Type.String({ description: 'Ed25519 over kadoban-handover-v1, base64url' });
const Handover = Type.Object({
  ...{ collectorId: Type.String(), atMs: Type.Integer() },
  lastRoot: Type.Union([Type.String(), Type.Null()], { description: 'the last day whose root the old key signed' }),
  ...{ oldKey: Key, newKey: Key, signatureByOld: Signature, signatureByNew: Signature },
});
const RootList = Type.Object({
  ...{ publicKey: Key, fingerprint: Fingerprint },
  keys: Type.Array(SigningKeyAnswer),
  handovers: Type.Array(Handover, { description: 'how each key gave its place to the next one' }),
  roots: Type.Array(
    Type.Object({ ...Line, signedBy: Type.String({ description: 'the fingerprint of the key that signed it' }) }),
  ),
});
/** The key is the one that signed this root. */
const RootDetail = Type.Object({ publicKey: Key, fingerprint: Fingerprint, ...Line, heads: Type.Array(Head) });
const Params = Type.Object({ day: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }) });

/** `/api/v1/roots`: what the collector signed about the ends of all chains, day by day; docs/evidence.md says how it is checked. */
export function rootRoutes(app: App, { store, identity }: ApiParts): void {
  const present = signingKeyOf(identity);
  const keys = signingKeyAnswers(identity);
  const handovers = [...identity.handovers];
  const ofDay = rootKeys(handovers, { ...present, collectorId: identity.collectorId });
  // Handovers that are broken name no key: `verify` tells what is wrong with them.
  const keyOf = (day: string) => fingerprinted(ofDay?.(day) ?? present.publicKey);

  app.get('/api/v1/roots', { schema: { tags: ['evidence'], response: { 200: RootList } } }, async () => ({
    ...present,
    ...{ keys, handovers },
    roots: (await store.chains.roots()).map((root) => ({
      ...lineAnswer(root),
      signedBy: keyOf(root.day).fingerprint,
    })),
  }));

  app.get(
    '/api/v1/roots/:day',
    { schema: { tags: ['evidence'], params: Params, response: { 200: RootDetail, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const root = await store.chains.root(request.params.day);
      if (!root) return refuse(reply, 404, 'ROOT_UNKNOWN', request.params.day);
      return { ...keyOf(root.day), ...lineAnswer(root), heads: [...root.heads] };
    },
  );
}

function lineAnswer({ day, atMs, root, previousHash, signature }: SignedRoot) {
  return { day, at: instant(atMs), root, previousHash, signature };
}
