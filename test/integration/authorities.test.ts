import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { makeCertificate } from '../kit/certificate.ts';
import { commandLine } from '../kit/command-line.ts';
import { listen } from '../kit/listen.ts';
import { tempDir } from '../kit/temp-dir.ts';

const agent = join(import.meta.dirname, '../../dist/kadoban-agent');

capability('binaries')('what the authorities of the machine vouch for is trusted, and nothing else', async () => {
  const { certPem: cert, keyPem: key } = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
  const port = await listen(createServer({ cert, key }, (_, response) => response.end('well')));
  const dir = tempDir();
  const [config, authorities] = [join(dir, 'agent.yaml'), join(dir, 'authorities.pem')];
  writeFileSync(authorities, cert);
  const checks = [{ name: 'inside', kind: 'http', url: `https://127.0.0.1:${port}/` }];
  writeFileSync(config, JSON.stringify({ stateDir: join(dir, 'state'), checks }));
  const look = async (env: Record<string, string>) => {
    const { said, ended } = commandLine(agent, ['check', 'inside', '--config', config], env);
    await ended;
    return said();
  };
  // Where OpenSSL looks for those of the machine, besides its own place.
  expect(await look({ SSL_CERT_FILE: authorities })).toMatch(/^OK - inside/);
  expect(await look({})).toMatch(/^CRITICAL - inside: tls/);
});
