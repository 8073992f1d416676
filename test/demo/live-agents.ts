import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runScript } from '../../launch/run-script.ts';
import { startPart } from '../../launch/start-part.ts';

const root = join(import.meta.dirname, '../..');
const agentMain = join(root, 'agent/src/main.ts');
const collectorMain = join(root, 'collector/src/main.ts');

/** The names of the agents that really run, each in a folder of its own on this machine. */
export const liveNames = ['kiosk-shinjuku', 'kiosk-umeda', 'kiosk-sakae'] as const;

/** What one of them looks at does not answer for a minute every ten. */
const fallsEveryMs = 600_000;
const fallsForMs = 60_000;

export interface LiveWishes {
  readonly folder: string;
  readonly data: string;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly onDeath: (reason: Error) => void;
  readonly env: NodeJS.ProcessEnv;
}

/** Enrols and starts real agents that look at small targets of this process every few seconds; one target falls over now and then. */
export async function startLiveAgents({
  folder,
  data,
  url,
  signal,
  onDeath,
  env,
}: LiveWishes): Promise<AsyncDisposable> {
  const stack = new AsyncDisposableStack();
  try {
    const startedMs = Date.now();
    const steady = await listening(stack, () => true);
    const falling = await listening(stack, () => (Date.now() - startedMs) % fallsEveryMs < fallsEveryMs - fallsForMs);
    const uses = [
      '--uses',
      String(liveNames.length),
      '--no-approval',
      '--tags',
      'env:prod,role:kiosk,site:shops',
      '--label',
      'live',
    ];
    const token = await runScript(collectorMain, ['token', 'create', '--data', data, ...uses], signal, '', env);
    await Promise.all(
      liveNames.map(async (name, index) => {
        const stateDir = join(folder, name);
        const config = `${stateDir}.yaml`;
        await mkdir(stateDir, { recursive: true, mode: 0o700 });
        const port = index === 1 ? falling : steady;
        await writeFile(config, JSON.stringify(configOf(name, stateDir, port)));
        await runScript(
          agentMain,
          ['enroll', '--collector', url, '--token-file', '-', '--config', config],
          signal,
          `${token}\n`,
          env,
        );
        stack.use(startPart(`agent ${name}`, [agentMain, 'run', '--config', config], `${stateDir}.log`, onDeath, env));
      }),
    );
    return stack;
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** YAML reads it too. */
function configOf(name: string, stateDir: string, port: number) {
  const often = { intervalMs: 5000, failures: 2, recoveries: 1 };
  const reception = { name: 'reception', kind: 'http', url: `http://127.0.0.1:${port}/`, ...often };
  const printer = { name: 'printer', kind: 'tcp', host: '127.0.0.1', port, ...often };
  return { stateDir, name, sampleEveryMs: 5000, checks: [reception, printer] };
}

/** A target on a free port of loopback; while `isWell` says no it answers that it is out of order. */
async function listening(stack: AsyncDisposableStack, isWell: () => boolean): Promise<number> {
  const server: Server = createServer((_request, response) => {
    const well = isWell();
    response.writeHead(well ? 200 : 503, { 'content-type': 'text/plain' }).end(well ? 'OK' : 'out of order');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
