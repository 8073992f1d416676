import { openWireTap } from './wire-tap.ts';

/** Listens in between where a test itself cannot be, in a network of its own. Says its port, then all that it hears, a line each. */
async function main([host = '', port = '', delayMs = '']: string[]): Promise<void> {
  const tap = await openWireTap({ host, port: Number(port), delayMs: Number(delayMs) }, (message) =>
    console.log(JSON.stringify({ ...message, payload: Buffer.from(message.payload).toString('base64') })),
  );
  console.log(JSON.stringify({ port: tap.port }));
}

void main(process.argv.slice(2));
