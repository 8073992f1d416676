import { encodeFrame } from '@kadoban/proto/frame';
import type { Frame } from '@kadoban/proto/messages';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { unreadBytesMax } from './limits.ts';
import type { Refusal, Tally } from './tally.ts';

export interface AgentSocketParts {
  readonly tally: Tally;
  readonly log: Logger;
}

/** An agent's WebSocket, with the bounds that are the socket's own. */
export class AgentSocket {
  readonly #agent: WebSocket;
  readonly #tally: Tally;
  /** Something came since the last turn, and shows that the agent lives. */
  #isHeard = true;
  #isAsked = false;
  /** A large answer is under way: it may be unread besides the others. */
  #largeBytes = 0;

  constructor(agent: WebSocket, { tally, log }: AgentSocketParts) {
    this.#agent = agent;
    this.#tally = tally;
    const heard = () => {
      this.#isHeard = true;
    };
    agent.binaryType = 'fragments';
    agent.on('pong', heard);
    agent.on('ping', heard);
    agent.on('ping', (data) => {
      agent.pong(data);
      this.#boundUnread();
    });
    // The socket's own errors end in close, which says all that is left to do.
    agent.on('error', (error) => {
      log.debug({ err: error }, 'agent socket');
      const refusal = refusalOf(error);
      if (refusal) tally.count(refusal);
    });
  }

  /** Each message that comes, whole, goes to `received`. */
  hear(received: (message: Buffer, isBinary: boolean) => void): void {
    this.#agent.on('message', (data, isBinary) => {
      this.#isHeard = true;
      received(isBinary ? joined(data as Buffer[]) : (data as Buffer), isBinary);
    });
  }

  send(frame: Frame): void {
    const bytes = encodeFrame(frame);
    if (frame.type === 'config') this.#largeBytes = bytes.length;
    this.#agent.send(bytes);
    this.#boundUnread();
  }

  /** Its turn, again and again: asks for a sign of life when none came since the last one, and ends the connection when that was not answered. */
  look(): void {
    // While nothing is read nothing is heard either: then a ping only tells the agent that we live.
    const { isPaused } = this.#agent;
    const isAlive = this.#isHeard && !isPaused;
    const isDead = this.#isAsked && !this.#isHeard;
    this.#isHeard = isPaused;
    this.#isAsked = !isAlive && !isPaused;
    // Each ping wakes a host, for a pong at another moment than all else that it does.
    if (isAlive) return;
    if (isDead) {
      this.#tally.count('pings-unanswered');
      this.#agent.terminate();
      return;
    }
    this.#agent.ping();
    this.#boundUnread();
  }

  /** Whether anything is taken from the network; what an agent sends meanwhile stays with it. */
  read(on: boolean): void {
    if (on) this.#agent.resume();
    else this.#agent.pause();
    this.#isHeard = true;
  }

  close(code: number, reason: string): void {
    // The answer to a close has to be read.
    this.#agent.resume();
    this.#agent.close(code, reason);
  }

  terminate(): void {
    this.#agent.terminate();
  }

  #boundUnread(): void {
    const { bufferedAmount, readyState, OPEN } = this.#agent;
    if (bufferedAmount <= unreadBytesMax) this.#largeBytes = 0;
    if (bufferedAmount <= unreadBytesMax + this.#largeBytes || readyState !== OPEN) return;
    this.#tally.count('answers-unread');
    this.#agent.terminate();
  }
}

/**
 * A message in one piece. Its list is emptied: ws makes the list of a message when the one before has come, so that it is old to V8 by then, and with
 * it all that it held would stay until V8 looks through the whole memory, which it would have to do twice as often.
 */
function joined(fragments: Buffer[]): Buffer {
  const message = fragments.length === 1 ? (fragments[0] as Buffer) : Buffer.concat(fragments);
  fragments.length = 0;
  return message;
}

/** What ws found wrong with the bytes that came; undefined for what networks do. It has closed with its code by then. */
function refusalOf(error: Error): Refusal | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'frame-too-large';
  if (code === 'WS_ERR_TOO_MANY_BUFFERED_PARTS') return 'frame-in-pieces';
  return code.startsWith('WS_ERR_') ? 'websocket-malformed' : undefined;
}
