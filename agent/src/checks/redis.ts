import { defineCheck, type Outcome } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { converse } from './network/conversation.ts';
import { passwordFileKey, readPassword } from './network/password-file.ts';
import { parseRedisReply, type RedisReply, redisCommand } from './protocols/redis-reply.ts';

/** Up when Redis, or what speaks like it, answers PING with PONG. */
export const redis = defineCheck({
  kind: 'redis',
  config: (make) =>
    make.Object({
      host: hostKey(make),
      port: portKey(make, 6379),
      username: make.Optional(
        make.String({ minLength: 1, maxLength: 128, description: 'User of the ACL to log in as.' }),
      ),
      passwordFile: passwordFileKey(make, ' Without `tls` it goes over the network as it is.'),
      tls: make.Boolean({ default: false, description: 'Connect by TLS.' }),
      caFile: caFileKey(make),
    }),
  impossible: ({ username, passwordFile }) =>
    username !== undefined && passwordFile === undefined ? ['usernameAlone'] : undefined,
  target: ({ host, port }) => hostAndPort(host, port),
  host: ({ host }) => host,
  async run({ host, port, username, passwordFile, tls, caFile }, look) {
    const secret = await readPassword(passwordFile);
    if ('status' in secret) return secret;
    const trust = await readTrust(caFile);
    if ('status' in trust) return trust;
    return converse({ host, port, secure: tls ? trust : undefined }, look, async (conversation) => {
      if (secret.password !== '') {
        conversation.phases.enter('login');
        conversation.send(redisCommand('AUTH', ...(username === undefined ? [] : [username]), secret.password));
        const reply = await conversation.receive(parseRedisReply);
        if (reply.isError) return refused(reply);
      }
      conversation.phases.enter('query');
      conversation.send(redisCommand('PING'));
      const reply = await conversation.receive(parseRedisReply);
      if (reply.isError) return refused(reply);
      if (reply.text === 'PONG') return { status: 'up' };
      return { status: 'down', reason: 'protocol', output: `PING was answered with ${reply.text}` };
    });
  },
});

/** A server that does not let us in still works: what its data are like we could not see. */
function refused({ text }: RedisReply): Outcome {
  const [code = ''] = text.split(' ', 1);
  const isLogin = ['NOAUTH', 'WRONGPASS', 'NOPERM'].includes(code) || /AUTH|password/i.test(text);
  return isLogin
    ? { status: 'unknown', reason: 'login-refused', output: text }
    : { status: 'down', reason: 'server-refused', output: text };
}
