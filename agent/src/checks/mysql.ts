import { defineCheck } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { type Conversation, converse } from './network/conversation.ts';
import { passwordFileKey, readPassword } from './network/password-file.ts';
import { notProtocol, ServerFault } from './network/server-fault.ts';
import { mysqlLogin, nextPacket } from './protocols/mysql-login.ts';
import { mysqlPacket, parseGreeting, tlsRequest } from './protocols/mysql-packet.ts';

/** Up when a MySQL or MariaDB server lets the user in and answers `select 1`. */
export const mysql = defineCheck({
  kind: 'mysql',
  config: (make) =>
    make.Object({
      host: hostKey(make),
      port: portKey(make, 3306),
      user: make.String({ minLength: 1, maxLength: 80, pattern: '^[^\\0]*$', description: 'User to log in as.' }),
      database: make.Optional(
        make.String({
          minLength: 1,
          maxLength: 64,
          pattern: '^[^\\0]*$',
          description: 'Database to use; none by default.',
        }),
      ),
      passwordFile: passwordFileKey(make),
      tls: make.Boolean({
        default: false,
        description: 'Go over to TLS before logging in; without it a server is down.',
      }),
      caFile: caFileKey(make),
    }),
  target: ({ host, port, database }) => `${hostAndPort(host, port)}${database === undefined ? '' : `/${database}`}`,
  host: ({ host }) => host,
  async run({ host, port, user, database, passwordFile, tls, caFile }, look) {
    const secret = await readPassword(passwordFile);
    if ('status' in secret) return secret;
    const trust = await readTrust(caFile);
    if ('status' in trust) return trust;
    return converse({ host, port }, look, async (conversation) => {
      const packet = await nextPacket(conversation);
      const greeting = parseGreeting(packet.body);
      let sequence = packet.sequence + 1;
      if (tls) {
        if (!greeting.speaksTls) throw new ServerFault('down', 'tls', 'the server does not speak TLS');
        conversation.send(mysqlPacket(sequence, tlsRequest()));
        sequence += 1;
        await conversation.secure(trust);
      }
      conversation.phases.enter('login');
      const login = { user, database, isSecure: tls, password: secret.password };
      await mysqlLogin(conversation, greeting, login, sequence);
      conversation.phases.enter('query');
      await selectOne(conversation);
      return { status: 'up', output: greeting.serverVersion };
    });
  },
});

const commands = { quit: 0x01, query: 0x03 } as const;
const endOfPart = 0xfe;

/** One column, its description, the end of the descriptions, one row, the end of the rows. */
async function selectOne(conversation: Conversation): Promise<void> {
  conversation.send(mysqlPacket(0, Buffer.concat([Buffer.from([commands.query]), Buffer.from('select 1')])));
  let [packets, ends] = [0, 0];
  while (ends < 2) {
    const { body } = await nextPacket(conversation);
    packets += 1;
    if (body[0] === endOfPart && body.length < 9) ends += 1;
    if (packets > 5) break;
  }
  // Without a farewell the server counts an aborted connection.
  conversation.send(mysqlPacket(0, Buffer.from([commands.quit])));
  if (packets !== 5) throw notProtocol('MySQL', `select 1 is answered in ${packets} packets`);
}
