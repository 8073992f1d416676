import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { onTestFinished } from 'vitest';

/** A small web server to be checked, which can be stopped and started on one port, and remembers when it was asked. */
export class Shop {
  readonly requestsAtMs: number[] = [];
  port = 0;
  #server: Server | undefined;

  async open(): Promise<void> {
    const server = createServer((_request, response) => {
      this.requestsAtMs.push(Date.now());
      response.end('welcome to the shop');
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('not listening on TCP');
    this.port = address.port;
    this.#server = server;
    onTestFinished(() => void server.close());
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}
