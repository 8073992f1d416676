import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { onTestFinished } from 'vitest';

/** How long it listens, and how long it does not, by turns. */
const upMs = 6000;
const downMs = 5000;

/** What checks look at: a port of loopback that listens and does not by turns until the end of the test. Remembers when it did not. */
export class FlappingTarget {
  readonly outages: Interval[] = [];
  port = 0;
  readonly #stop = new AbortController();

  /** How an agent looks at it. */
  get check() {
    const look = { name: 'target', kind: 'tcp', host: '127.0.0.1', port: this.port };
    return { ...look, intervalMs: 1000, timeoutMs: 900, failures: 2, recoveries: 1 };
  }

  async open(): Promise<void> {
    let server = await this.#listen();
    const flap = async () => {
      const { signal } = this.#stop;
      while (!signal.aborted) {
        await pause(upMs, undefined, { signal });
        const outage = { fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
        this.outages.push(outage);
        server.close();
        await pause(downMs, undefined, { signal });
        server = await this.#listen();
        outage.toMs = Date.now();
      }
    };
    const flapping = flap().catch(() => undefined);
    onTestFinished(async () => {
      this.#stop.abort();
      await flapping;
      server.close();
    });
  }

  async #listen(): Promise<Server> {
    const server = createServer((socket) => socket.destroy());
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    return server;
  }
}
