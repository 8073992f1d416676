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

/** An agent's WebSocket, with the bounds that are the socket's own. What comes in is heard at the WebSocket itself. */
export class AgentSocket {
  readonly #agent: WebSocket;
  readonly #tally: Tally;
  #answered = true;
  /** A large answer is under way: it may be unread besides the others. */
  #largeBytes = 0;

  constructor(agent: WebSocket, { tally, log }: AgentSocketParts) {
    this.#agent = agent;
    this.#tally = tally;
    agent.on('pong', () => {
      this.#answered = true;
    });
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

  send(frame: Frame): void {
    const bytes = encodeFrame(frame);
    if (frame.type === 'config') this.#largeBytes = bytes.length;
    this.#agent.send(bytes);
    this.#boundUnread();
  }

  /** Asks for a sign of life; ends the connection when the last one was not answered. */
  ping(): void {
    if (!this.#answered) {
      this.#tally.count('pings-unanswered');
      this.#agent.terminate();
      return;
    }
    // While nothing is read no answer is either: then it only tells the agent that we live.
    this.#answered = this.#agent.isPaused;
    this.#agent.ping();
    this.#boundUnread();
  }

  /** Whether anything is taken from the network; what an agent sends meanwhile stays with it. */
  read(on: boolean): void {
    if (on) this.#agent.resume();
    else this.#agent.pause();
    this.#answered = true;
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

/** What ws found wrong with the bytes that came; undefined for what networks do. It has closed with its code by then. */
function refusalOf(error: Error): Refusal | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'frame-too-large';
  if (code === 'WS_ERR_TOO_MANY_BUFFERED_PARTS') return 'frame-in-pieces';
  return code.startsWith('WS_ERR_') ? 'websocket-malformed' : undefined;
}
