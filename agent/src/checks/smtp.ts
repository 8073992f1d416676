import { defineCheck, type Outcome } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { type Conversation, converse } from './network/conversation.ts';
import { parseSmtpReply, type SmtpReply } from './protocols/smtp-reply.ts';

/** Up when a mail server greets, answers EHLO, and begins TLS where it is wanted. No mail is sent. */
export const smtp = defineCheck({
  kind: 'smtp',
  config: (make) =>
    make.Object({
      host: hostKey(make),
      port: portKey(make, 25),
      helo: make.String({
        default: 'kadoban.invalid',
        pattern: '^[A-Za-z0-9.:\\[\\]-]{1,253}$',
        description: 'The name that the agent gives itself in EHLO.',
      }),
      tls: make.Enum(['off', 'starttls', 'direct'], {
        default: 'off',
        description: '`starttls` goes over to TLS after EHLO, `direct` connects by it (port 465).',
      }),
      caFile: caFileKey(make),
    }),
  target: ({ host, port }) => hostAndPort(host, port),
  host: ({ host }) => host,
  async run({ host, port, helo, tls, caFile }, look) {
    const trust = await readTrust(caFile);
    if ('status' in trust) return trust;
    return converse({ host, port, secure: tls === 'direct' ? trust : undefined }, look, async (conversation) => {
      const greeting = await conversation.receive(parseSmtpReply);
      if (greeting.code !== 220) return refused('greets with', greeting);
      if (tls === 'starttls') {
        const hello = await ask(conversation, `EHLO ${helo}`);
        const answer = hello.code === 250 ? await ask(conversation, 'STARTTLS') : hello;
        if (answer.code !== 220) return refused('answers STARTTLS with', answer);
        await conversation.secure(trust);
      }
      conversation.phases.enter('query');
      const hello = await ask(conversation, `EHLO ${helo}`);
      if (hello.code !== 250) return refused('answers EHLO with', hello);
      // Without a farewell the server's log would call every look an aborted mail.
      await ask(conversation, 'QUIT');
      return { status: 'up', output: greeting.lines[0] ?? '' };
    });
  },
});

function ask(conversation: Conversation, command: string): Promise<SmtpReply> {
  conversation.send(`${command}\r\n`);
  return conversation.receive(parseSmtpReply);
}

function refused(what: string, { code, lines }: SmtpReply): Outcome {
  return { status: 'down', reason: 'server-refused', output: `the server ${what} ${code} ${lines.join(' ')}` };
}
