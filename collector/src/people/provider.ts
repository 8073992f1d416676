import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Clock } from '../clock.ts';
import type { CollectorConfig } from '../config.ts';
import { readSecretFile } from '../secret-file.ts';

/** What is configured of the identity provider. */
export type ProviderConfig = NonNullable<CollectorConfig['oidc']>;

/** A login that somebody began at the provider; longer nobody types a password. */
const loginMs = 10 * 60_000;

/** Logins that may be under way: 200 bytes each. The oldest gives way. */
const loginsMax = 10_000;

/** The provider's own description and keys are read again after this. */
const discoveredMs = 3_600_000;

/** Somebody waits for the page meanwhile. */
const answerSeconds = 10;

/** What the provider says of who logged in; the claims as they are. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** An OpenID Connect provider, by which people log in. */
export interface Provider {
  /** What its button says. */
  readonly label: string;
  readonly config: ProviderConfig;
  /** Where to send the browser, and what it has to bring back. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly state: string }>;
  /** Who came back at `url`, in a browser that a login with `state` was begun in. Throws when anything about it is wrong. */
  finish(url: URL, state: string): Promise<Identity>;
}

/** The code flow with PKCE, state and nonce. Signature, issuer, audience and times of the ID token are always verified. */
export function openProvider(config: ProviderConfig, { now }: Pick<Clock, 'now'>): Provider {
  const begun = new Map<string, { readonly verifier: string; readonly nonce: string; readonly atMs: number }>();
  let found: { readonly client: Promise<Configuration>; readonly atMs: number } | undefined;

  const discovered = (): Promise<Configuration> => {
    if (!found || now() - found.atMs >= discoveredMs) {
      const client = discover(config);
      found = { client, atMs: now() };
      // One that was not reached is asked again at the next login.
      client.catch(() => {
        found = undefined;
      });
    }
    return found.client;
  };

  return {
    label: config.label,
    config,
    async begin(redirectUri) {
      const client = await discovered();
      const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
      begun.set(state, { verifier, nonce, atMs: now() });
      const [oldest] = begun.keys();
      if (begun.size > loginsMax && oldest !== undefined) begun.delete(oldest);
      const url = buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope: config.scopes.join(' '),
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, state };
    },
    async finish(url, state) {
      const login = begun.get(state);
      // Each is good once, whatever comes of it.
      begun.delete(state);
      if (!login || now() - login.atMs >= loginMs)
        throw new Error('no login was begun with this state, or too long ago');
      const checks = { pkceCodeVerifier: login.verifier, expectedState: state, expectedNonce: login.nonce };
      const client = await discovered();
      const tokens = await authorizationCodeGrant(client, url, { ...checks, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no ID token');
      // Some tell groups only here.
      const more =
        config.roleClaim in claims || client.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await fetchUserInfo(client, tokens.access_token, claims.sub);
      return { issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } };
    },
  };
}

async function discover({ issuer, clientId, clientSecretFile }: ProviderConfig): Promise<Configuration> {
  const secret = clientSecretFile === undefined ? undefined : await readSecretFile(clientSecretFile);
  const url = new URL(issuer);
  // The schema of the configuration lets plain HTTP pass on loopback alone.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(url, clientId, secret, undefined, { execute, timeout: answerSeconds });
}
