import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import { refuse } from '../api/problem.ts';
import type { Endpoint } from '../commands/endpoint.ts';
import { triesPerMinute } from '../ingest/limits.ts';
import { peerAddress } from '../ingest/peer-address.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { TokenStore } from '../store/token-store.ts';
import { agentFilesIn, openAgentFile } from './agent-files.ts';
import { installScript } from './install-script.ts';
import { type UpdateParts, updateRoute } from './update-route.ts';

export interface InstallParts extends UpdateParts {
  readonly store: { readonly tokens: Pick<TokenStore, 'exchange'> };
  readonly log: { info(detail: object, message: string): void };
  readonly trustProxy: boolean;
  /** How hosts reach this collector; known once it listens. */
  endpoint(): Promise<Endpoint | undefined>;
  now(): number;
}

/** What a script may take from its download to the enrolment. */
const tokenMs = 30 * 60_000;

/** Downloads at once: each holds a file and a socket. A hundred hosts that are installed together take turns. */
const downloadsMax = 32;

/** A host with 64 KiB/s needs ten minutes; whoever is slower only holds a place. */
const downloadMs = 10 * 60_000;

/** Ours never come alone: the link for a person, and the program that its script fetches. */
export function installRoutes(app: App, parts: InstallParts): void {
  scriptRoute(app, parts);
  agentRoute(app, parts);
  updateRoute(app, parts);
}

/** `GET /i/CODE`: trades a link, which works as often as it was made for, for a script with a token of its own. */
function scriptRoute(app: App, parts: InstallParts): void {
  const { store, log, trustProxy, version, agentsDir, endpoint, now } = parts;
  app.get(
    '/i/:code',
    {
      config: { door: 'agent', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } },
      schema: { hide: true, params: Type.Object({ code: Type.String({ maxLength: 100 }) }) },
      // A look must not spend it.
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const [files, reached] = [await agentFilesIn(agentsDir), await endpoint()];
      if (files.length === 0 || !reached) return refuse(reply, 503, 'AGENTS_MISSING', agentsDir);
      const [token, madeMs] = [newSecret('kdbe'), now()];
      const address = peerAddress(request.raw, trustProxy);
      const expiresMs = madeMs + tokenMs;
      const successor = { hash: hashSecret(token), createdMs: madeMs, expiresMs };
      const outcome = await store.tokens.exchange(hashSecret(request.params.code), successor, address);
      if (outcome !== 'exchanged')
        return refuse(reply, 410, 'LINK_SPENT', 'ask the operator of the collector for a new one');
      log.info({ address }, 'a script that installs an agent was handed out');
      const { url, pin } = reached;
      const script = installScript({
        url: url.replace(/\/$/, ''),
        pin,
        token: pin === null ? token : `${token}.${pin}`,
        files,
        version,
        madeMs,
        expiresMs,
      });
      return reply.type('text/x-shellscript; charset=utf-8').send(script);
    },
  );
}

/** `GET /agents/NAME`: a packed agent. It is no secret. */
function agentRoute(app: App, { agentsDir }: InstallParts): void {
  let downloads = 0;
  app.get(
    '/agents/:name',
    {
      config: { door: 'agent' },
      schema: { hide: true, params: Type.Object({ name: Type.String({ maxLength: 100 }) }) },
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const file = (await agentFilesIn(agentsDir)).find(({ name }) => name === request.params.name);
      if (!file) return reply.callNotFound();
      if (downloads >= downloadsMax) {
        reply.header('retry-after', '30');
        return refuse(reply, 503, 'DOWNLOADS_FULL', `${downloadsMax} hosts are fetching it; try again in 30 s`);
      }
      downloads++;
      const timer = setTimeout(() => reply.raw.destroy(), downloadMs);
      reply.raw.on('close', () => {
        downloads--;
        clearTimeout(timer);
      });
      const { size, stream } = await openAgentFile(agentsDir, file);
      return reply.type('application/gzip').header('content-length', size).send(stream);
    },
  );
}
