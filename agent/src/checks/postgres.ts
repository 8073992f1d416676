import { randomBytes } from 'node:crypto';
import { defineCheck } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { type Conversation, converse } from './network/conversation.ts';
import { passwordFileKey, readPassword } from './network/password-file.ts';
import { notProtocol, ServerFault } from './network/server-fault.ts';
import { next, postgresLogin } from './protocols/postgres-login.ts';
import { query, sslRequest, terminate } from './protocols/postgres-message.ts';

/** Up when a PostgreSQL server lets the user in and answers `select 1`. */
export const postgres = defineCheck({
  kind: 'postgres',
  config: (make) =>
    make.Object({
      host: hostKey(make),
      port: portKey(make, 5432),
      user: make.String({ minLength: 1, maxLength: 63, pattern: '^[^\\0]*$', description: 'Role to log in as.' }),
      database: make.Optional(
        make.String({
          minLength: 1,
          maxLength: 63,
          pattern: '^[^\\0]*$',
          description: 'Database to ask. Default: the one named like the user.',
        }),
      ),
      passwordFile: passwordFileKey(make),
      tls: make.Boolean({
        default: false,
        description: 'Go over to TLS before logging in; without it a server is down.',
      }),
      caFile: caFileKey(make),
    }),
  target: ({ host, port, user, database = user }) => `${hostAndPort(host, port)}/${database}`,
  host: ({ host }) => host,
  async run({ host, port, user, database = user, passwordFile, tls, caFile }, look) {
    const secret = await readPassword(passwordFile);
    if ('status' in secret) return secret;
    const trust = await readTrust(caFile);
    if ('status' in trust) return trust;
    return converse({ host, port }, look, async (conversation) => {
      if (tls) {
        conversation.send(sslRequest);
        if ((await conversation.receive(oneLetter)) !== 'S')
          throw new ServerFault('down', 'tls', 'the server does not speak TLS');
        await conversation.secure(trust);
      }
      conversation.phases.enter('login');
      const nonce = randomBytes(18).toString('base64');
      await postgresLogin(conversation, { user, database, password: secret.password, nonce });
      conversation.phases.enter('query');
      await selectOne(conversation);
      return { status: 'up' };
    });
  },
});

function oneLetter(bytes: Buffer): { value: string; length: number } | undefined {
  return bytes.length === 0 ? undefined : { value: bytes.toString('latin1', 0, 1), length: 1 };
}

async function selectOne(conversation: Conversation): Promise<void> {
  conversation.send(query('select 1'));
  let rows = 0;
  for (;;) {
    const { type } = await next(conversation);
    if (type === 'D') rows += 1;
    if (type !== 'Z') continue;
    conversation.send(terminate);
    if (rows !== 1) throw notProtocol('PostgreSQL', `select 1 has ${rows} rows`);
    return;
  }
}
