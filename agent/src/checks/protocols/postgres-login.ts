import { createHash } from 'node:crypto';
import type { Conversation } from '../network/conversation.ts';
import { notProtocol, ServerFault } from '../network/server-fault.ts';
import {
  errorFields,
  type PostgresMessage,
  parsePostgresMessage,
  passwordMessage,
  saslInitial,
  saslResponse,
  startup,
} from './postgres-message.ts';
import { type ScramUser, scramClientFirst, scramProof } from './scram.ts';

export interface PostgresLogin extends ScramUser {
  readonly database: string;
}

/** Logs in by trust, password, md5 or SCRAM-SHA-256, and waits until the server is ready for a query. */
export async function postgresLogin(conversation: Conversation, login: PostgresLogin): Promise<void> {
  conversation.send(startup(login.user, login.database));
  for (;;) {
    const message = await next(conversation);
    if (message.type === 'Z') return;
    if (message.type === 'R') await authenticate(conversation, message.body, login);
  }
}

/** The next message that matters: notices and parameters may come at any time. */
export async function next(conversation: Conversation): Promise<PostgresMessage> {
  for (;;) {
    const message = await conversation.receive(parsePostgresMessage);
    if (message.type === 'E') throw refusal(message.body);
    if (!['N', 'S', 'K'].includes(message.type)) return message;
  }
}

/** Class 28 is about us: a wrong password, or no entry in pg_hba.conf. All else is about the server or its database. */
function refusal(body: Buffer): ServerFault {
  const fields = errorFields(body);
  const [code = '', said = ''] = [fields.get('C'), fields.get('M')];
  const isLogin = code.startsWith('28');
  return new ServerFault(isLogin ? 'unknown' : 'down', isLogin ? 'login-refused' : 'server-refused', `${code} ${said}`);
}

async function authenticate(conversation: Conversation, body: Buffer, login: PostgresLogin): Promise<void> {
  const method = body.length >= 4 ? body.readInt32BE(0) : -1;
  if (method === 0) return;
  if (login.password === '')
    throw new ServerFault('unknown', 'login-refused', 'the server wants a password, and there is no passwordFile');
  switch (method) {
    case 3:
      if (!conversation.isPrivate)
        throw new ServerFault('unknown', 'login-needs-tls', 'the server wants the password in clear, which needs tls');
      return conversation.send(passwordMessage(login.password));
    case 5:
      return conversation.send(passwordMessage(md5Answer(login, body.subarray(4, 8))));
    case 10:
      return scram(conversation, body.toString('utf8', 4).split('\0'), login);
    default:
      throw new ServerFault('unknown', 'login-refused', `the server wants authentication ${method}, which we cannot`);
  }
}

function md5Answer({ user, password }: PostgresLogin, salt: Buffer): string {
  const inner = createHash('md5').update(password).update(user).digest('hex');
  return `md5${createHash('md5').update(inner).update(salt).digest('hex')}`;
}

const mechanism = 'SCRAM-SHA-256';

async function scram(conversation: Conversation, mechanisms: readonly string[], login: PostgresLogin): Promise<void> {
  if (!mechanisms.includes(mechanism))
    throw new ServerFault('unknown', 'login-refused', `the server wants one of ${mechanisms.join(' ')}`);
  conversation.send(saslInitial(mechanism, scramClientFirst(login)));
  const proof = await scramProof(login, await saslData(conversation, 11));
  conversation.send(saslResponse(proof.clientFinal));
  if (!proof.verifies(await saslData(conversation, 12)))
    throw new ServerFault('down', 'server-untrusted', 'the server does not know the password itself');
}

async function saslData(conversation: Conversation, step: number): Promise<string> {
  const { type, body } = await next(conversation);
  if (type !== 'R' || body.length < 4 || body.readInt32BE(0) !== step)
    throw notProtocol('PostgreSQL', `SCRAM does not go on with ${step}`);
  return body.toString('utf8', 4);
}
