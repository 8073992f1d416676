import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail server on loopback that keeps what it gets; while `refuses` is set it takes nothing, and never anything for who is `unknown` to it. While it `hangs` it says nothing more to who has sent a mail. */
export async function mailServer() {
  const mails: string[] = [];
  const state = { refuses: false, unknown: '', hangs: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const isUnknown = address === state.unknown;
      const error = Object.assign(new Error(isUnknown ? 'no such mailbox' : 'mailbox busy'), {
        responseCode: isUnknown ? 550 : 450,
      });
      done(state.refuses || isUnknown ? error : null);
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        if (!state.hangs) done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, state };
}
