import { once } from 'node:events';
import { isIP } from 'node:net';
import { checkServerIdentity, connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { defineCheck, type Outcome } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { networkFailure } from './network/failure.ts';
import { Phases } from './network/phases.ts';

const dayMs = 86_400_000;

/** Up when TLS begins with a certificate that is trusted, is for the name, and does not end soon. */
export const tls = defineCheck({
  kind: 'tls',
  config: (make) =>
    make.Object({
      host: hostKey(make),
      port: portKey(make, 443),
      serverName: make.Optional(
        hostKey(make, 'The name to ask for, and that the certificate must be for. Default: `host`.'),
      ),
      degradedDays: make.Number({
        default: 14,
        minimum: 0,
        maximum: 3650,
        description: 'Degraded when a certificate of the chain ends sooner.',
      }),
      downDays: make.Number({
        default: 0,
        minimum: 0,
        maximum: 3650,
        description: 'Down when one ends sooner than that. At most `degradedDays`.',
      }),
      caFile: caFileKey(make),
    }),
  impossible: ({ degradedDays, downDays }) =>
    downDays > degradedDays ? ['notMore', 'downDays', downDays, 'degradedDays', degradedDays] : undefined,
  target: ({ host, port, serverName }) =>
    `${hostAndPort(host, port)}${serverName === undefined ? '' : ` (${serverName})`}`,
  host: ({ host }) => host,
  async run({ host, port, serverName = host, degradedDays, downDays, caFile }, { signal, clock }) {
    const trust = await readTrust(caFile);
    if ('status' in trust) return trust;
    const phases = new Phases(host, clock);
    const socket = connect({
      host,
      port,
      // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED would change the default.
      rejectUnauthorized: true,
      // An address is no name that TLS could ask for, but still what the certificate has to be for.
      ...(!isIP(serverName) && { servername: serverName }),
      checkServerIdentity: (_, certificate) => checkServerIdentity(serverName, certificate),
      ...(trust.ca !== undefined && { ca: trust.ca }),
    });
    phases.follow(socket, true);
    try {
      await once(socket, 'secureConnect', { signal });
      return { ...judge(socket, clock.wallMs(), degradedDays, downDays), timings: phases.timings };
    } catch (error) {
      return networkFailure(error, phases, signal);
    } finally {
      socket.destroy();
    }
  },
});

function judge(socket: TLSSocket, nowMs: number, degradedDays: number, downDays: number): Outcome {
  const { subject, endsMs } = firstToEnd(socket.getPeerCertificate(true));
  const daysLeft = (endsMs - nowMs) / dayMs;
  const output = `${socket.getProtocol()}, the certificate of ${subject} ends in ${Math.floor(daysLeft)} days`;
  if (daysLeft < downDays) return { status: 'down', reason: 'certificate-ends-soon', output };
  if (daysLeft < degradedDays) return { status: 'degraded', reason: 'certificate-ends-soon', output };
  return { status: 'up', output };
}

type Certificate = Pick<DetailedPeerCertificate, 'fingerprint256' | 'subject' | 'valid_to'> & {
  readonly issuerCertificate?: Certificate;
};

/** The certificate of the chain that ends first. A root is its own issuer. */
export function firstToEnd(leaf: Certificate): { readonly subject: string; readonly endsMs: number } {
  const ends: { subject: string; endsMs: number }[] = [];
  const seen = new Set<string>();
  for (let each: Certificate | undefined = leaf; each && !seen.has(each.fingerprint256); ) {
    seen.add(each.fingerprint256);
    ends.push({ subject: [each.subject?.CN ?? 'no name'].flat().join(', '), endsMs: Date.parse(each.valid_to) });
    each = each.issuerCertificate;
  }
  return ends.toSorted((a, b) => a.endsMs - b.endsMs)[0] ?? { subject: 'nobody', endsMs: -Infinity };
}
