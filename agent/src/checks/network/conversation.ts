import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Look, Outcome } from '../check.ts';
import type { Trust } from './certificates.ts';
import { networkFailure } from './failure.ts';
import { Phases } from './phases.ts';
import { ServerFault } from './server-fault.ts';

/** More than any greeting, refusal or answer to a trivial question; a server that sends more is not what we look for. */
const unreadBytesMax = 64 * 1024;

export interface Partner {
  readonly host: string;
  readonly port: number;
  /** Whose certificates to believe where TLS begins with the connection; undefined = it begins in plain. */
  readonly secure?: Trust | undefined;
}

/** Takes one message off the beginning of `bytes`; undefined while it is not complete. */
export type Parse<T> = (bytes: Buffer) => { readonly value: T; readonly length: number } | undefined;

/** Connects, and lets `talk` find out what there is to say. What the network or the server breaks becomes an outcome. */
export async function converse(
  partner: Partner,
  look: Look,
  talk: (conversation: Conversation) => Promise<Outcome>,
): Promise<Outcome> {
  const phases = new Phases(partner.host, look.clock);
  const conversation = new Conversation(partner, phases);
  // Destroyed without an error, a socket that waits for its connection would leave us waiting too.
  const hangUp = (): void => conversation.end(new Error('the time is over'));
  look.signal.addEventListener('abort', hangUp);
  try {
    await conversation.opened(partner.secure !== undefined);
    const outcome = await talk(conversation);
    phases.end();
    return { ...outcome, timings: phases.timings };
  } catch (error) {
    if (error instanceof ServerFault && !look.signal.aborted) return { ...error.outcome, timings: phases.timings };
    return networkFailure(error, phases, look.signal);
  } finally {
    look.signal.removeEventListener('abort', hangUp);
    conversation.end();
  }
}

/** A connection on which both sides take turns. */
export class Conversation {
  readonly phases: Phases;
  readonly #host: string;
  #socket: Socket;
  #unread = Buffer.alloc(0);
  #failure: Error | undefined;
  #news = Promise.withResolvers<void>();
  #isSecure: boolean;

  constructor({ host, port, secure }: Partner, phases: Phases) {
    this.phases = phases;
    this.#host = host;
    this.#isSecure = secure !== undefined;
    this.#socket = secure ? connectTls({ host, port, ...tlsOptions(host, secure) }) : connect({ host, port });
    phases.follow(this.#socket, this.#isSecure);
    this.#listen();
  }

  /** Whether nobody on the way can read along: the connection is encrypted, or stays on this machine. */
  get isPrivate(): boolean {
    return this.#isSecure || /^(::ffff:)?127\.|^::1$/.test(this.#socket.remoteAddress ?? '');
  }

  async opened(secure: boolean): Promise<void> {
    await once(this.#socket, secure ? 'secureConnect' : 'connect');
  }

  send(bytes: Uint8Array | string): void {
    this.#socket.write(bytes);
  }

  /** The next message that the server sends. */
  async receive<T>(parse: Parse<T>): Promise<T> {
    for (;;) {
      const found = parse(this.#unread);
      if (found) {
        this.#unread = this.#unread.subarray(found.length);
        return found.value;
      }
      if (this.#failure) throw this.#failure;
      if (this.#unread.length > unreadBytesMax)
        throw new ServerFault('down', 'protocol', `the server sends more than ${unreadBytesMax} bytes at once`);
      this.#socket.resume();
      await this.#news.promise;
    }
  }

  /** Goes on encrypted, as both sides have agreed. */
  async secure(trust: Trust): Promise<void> {
    // What came before the encryption may be from anybody on the way, and must not count as said within it.
    if (this.#unread.length > 0) throw new ServerFault('down', 'protocol', 'the server talks on before TLS begins');
    const plain = this.#socket;
    for (const event of ['data', 'close']) plain.removeAllListeners(event);
    this.phases.enter('tls');
    const socket = connectTls({ socket: plain, host: this.#host, ...tlsOptions(this.#host, trust) });
    socket.on('close', () => plain.destroy());
    this.#socket = socket;
    this.#listen();
    await once(socket, 'secureConnect');
    this.#isSecure = true;
  }

  end(error?: Error): void {
    this.#socket.destroy(error);
  }

  #listen(): void {
    const tell = (): void => {
      const news = this.#news;
      this.#news = Promise.withResolvers();
      news.resolve();
    };
    const fail = (error: Error): void => {
      this.#failure ??= error;
      tell();
    };
    this.#socket.on('data', (chunk: Buffer) => {
      this.#unread = Buffer.concat([this.#unread, chunk]);
      // Nobody fills the memory of the agent while it thinks.
      if (this.#unread.length > unreadBytesMax) this.#socket.pause();
      tell();
    });
    this.#socket.on('error', fail);
    this.#socket.on('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  }
}

/** Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED would change the default. An address is no name that TLS could be asked for. */
function tlsOptions(host: string, { ca }: Trust) {
  return {
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca }),
    ...(!isIP(host) && { servername: host }),
  };
}
