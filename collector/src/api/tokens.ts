import { type Static, Type } from 'typebox';
import { agentFilesIn } from '../install/agent-files.ts';
import { installLine } from '../install/install-line.ts';
import { newToken, tokenId, tokenMinutesMax, tokenUsesMax } from '../new-token.ts';
import { rangeCharsMax, rangesMax, readRanges } from '../store/address-range.ts';
import type { EnrolmentToken } from '../store/token-store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { Tags } from './host-actions.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

const Wish = Type.Object(
  {
    label: Type.Optional(
      Type.String({ maxLength: 200, description: 'what it is for; shown in the list and in the events of its hosts' }),
    ),
    uses: Type.Optional(
      Type.Integer({ minimum: 1, maximum: tokenUsesMax, description: 'hosts it enrols; 1 when left out' }),
    ),
    minutes: Type.Optional(
      Type.Integer({ minimum: 1, maximum: tokenMinutesMax, description: 'how long it is good; 30 when left out' }),
    ),
    tags: Type.Optional(Tags),
    needsApproval: Type.Optional(
      Type.Boolean({
        description: 'its hosts wait for approval; when left out, those of a token with more than one use',
      }),
    ),
    replaces: Type.Optional(
      Type.String({ maxLength: 64, description: 'the host whose id, name and past the new machine takes over' }),
    ),
    from: Type.Optional(
      Type.Array(Type.String({ maxLength: rangeCharsMax }), {
        minItems: 1,
        maxItems: rangesMax,
        description: 'where its hosts come from: `10.0.0.0/8`, `2001:db8::/32`, an address; anywhere when left out',
      }),
    ),
    install: Type.Optional(
      Type.Boolean({
        description: 'instead of a token, a line to run on the host, which installs the agent and enrols it',
      }),
    ),
  },
  { additionalProperties: false },
);

const Token = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('token'), Type.Literal('link'), Type.Literal('script'), Type.Null()], {
    description:
      'a link is the line that installs; each use of it gives a script, which has a token of its own; null: made before this was kept',
  }),
  label: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  expiresAt: Type.String({ format: 'date-time' }),
  uses: Type.Integer(),
  usesMax: Type.Integer(),
  tags: Type.Array(Type.String()),
  needsApproval: Type.Boolean(),
  replaces: Type.Union([Type.String(), Type.Null()]),
  from: Type.Union([Type.Array(Type.String()), Type.Null()], { description: 'null: anywhere' }),
  state: Type.Union([Type.Literal('good'), Type.Literal('used'), Type.Literal('expired')]),
});

const TokenParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) });
const tags = ['tokens'];

/** `/api/v1/tokens`: what enrols hosts. The secret is told once, to who made it. */
export function tokenRoutes(app: App, { store, now, endpoint }: ApiParts): void {
  app.get(
    '/api/v1/tokens',
    { schema: { tags, response: { 200: Type.Object({ tokens: Type.Array(Token) }) } } },
    async () => ({ tokens: (await store.tokens.list()).map((token) => tokenAnswer(token, now())) }),
  );

  app.post(
    '/api/v1/tokens',
    {
      schema: {
        tags,
        body: Wish,
        response: {
          201: Type.Object({
            ...Token.properties,
            token: Type.String({ description: 'the token itself, or the line with it; told only here' }),
          }),
          ...problemSchemas(400, 404, 409, 503),
        },
      },
    },
    async (request, reply) => {
      const { replaces, uses = 1 } = request.body;
      if (replaces !== undefined) {
        if (uses > 1) return refuse(reply, 400, 'REQUEST_INVALID', 'uses: one host is replaced by one machine');
        const host = await store.hosts.find(replaces);
        if (!host) return refuse(reply, 404, 'HOST_UNKNOWN', replaces);
        if (host.revokedMs !== null) return refuse(reply, 409, 'HOST_REVOKED', replaces);
      }
      const ranges = request.body.from && readRanges(request.body.from);
      if (ranges && 'problem' in ranges) return refuse(reply, 400, 'REQUEST_INVALID', `from: ${ranges.problem}`);
      const nowMs = now();
      const reached = await endpoint();
      const isInstall = request.body.install === true;
      if (isInstall && (!reached || (await agentFilesIn(reached.agentsDir)).length === 0))
        return refuse(reply, 503, 'AGENTS_MISSING', reached?.agentsDir ?? 'the collector never listened');
      const wish = { ...request.body, ...ranges };
      const { secret, text, token } = newToken(wish, nowMs, reached, isInstall ? 'link' : 'token');
      await store.tokens.add(token);
      const { createdAt: _, uses: __, state: ___, id, ...after } = tokenAnswer(token, nowMs);
      request.told = { action: 'token.add', object: `token:${id}`, after };
      const told = isInstall && reached ? installLine(reached, secret) : text;
      return reply.code(201).send({ ...tokenAnswer(token, nowMs), token: told });
    },
  );

  app.delete(
    '/api/v1/tokens/:id',
    { schema: { tags, params: TokenParams, response: { 204: Type.Null(), ...problemSchemas(404) } } },
    async (request, reply) => {
      const { id } = request.params;
      const token = (await store.tokens.list()).find((one) => tokenId(one) === id);
      if (!token || !(await store.tokens.revoke(token.hash))) return refuse(reply, 404, 'TOKEN_UNKNOWN', id);
      request.told = { action: 'token.revoke', object: `token:${id}`, before: { label: token.label } };
      return reply.code(204).send(null);
    },
  );
}

function tokenAnswer(token: EnrolmentToken, nowMs: number): Static<typeof Token> {
  const {
    kind = null,
    label,
    createdMs,
    expiresMs,
    uses,
    usesMax,
    tags: ofHosts = [],
    needsApproval = false,
    replaces = null,
    from,
  } = token;
  const state = uses >= usesMax ? 'used' : expiresMs <= nowMs ? 'expired' : 'good';
  const times = { createdAt: instant(createdMs), expiresAt: instant(expiresMs) };
  const terms = { tags: [...ofHosts], needsApproval, replaces, from: from ? [...from] : null };
  return { id: tokenId(token), kind, label, ...times, uses, usesMax, ...terms, state };
}
