/** A message, and which byte of the stream was its last. */
export interface Message {
  readonly payload: Uint8Array;
  readonly endsAt: number;
}

const headEnd = '\r\n\r\n';
const opcodes = { continuation: 0, binary: 2 };

/** Reads one direction of a WebSocket connection off the bytes that went over TCP, as whoever listens in does. */
export class WebSocketMessages {
  #rest = Buffer.alloc(0);
  #isUpgraded = false;
  #parts: Buffer[] = [];
  #taken = 0;

  /** The binary messages that are whole with these bytes; other frames are passed over. */
  push(bytes: Uint8Array): Message[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (!this.#isUpgraded) {
      const at = this.#rest.indexOf(headEnd);
      if (at < 0) return [];
      this.#take(at + headEnd.length);
      this.#isUpgraded = true;
    }
    const messages: Message[] = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) {
      if (message.length > 0) messages.push({ payload: message, endsAt: this.#taken });
    }
    return messages;
  }

  /** The message that the next frame ends, empty when it ends none; undefined while the frame is not whole. RFC 6455, 5.2. */
  #next(): Buffer | undefined {
    const [first, second] = this.#rest;
    if (first === undefined || second === undefined) return undefined;
    const extended = { 126: 2, 127: 8 }[second & 0x7f] ?? 0;
    const maskAt = 2 + extended;
    const bodyAt = maskAt + ((second & 0x80) === 0 ? 0 : 4);
    if (this.#rest.length < bodyAt) return undefined;
    const size = extended === 0 ? second & 0x7f : Number(`0x${this.#rest.toString('hex', 2, maskAt)}`);
    if (this.#rest.length < bodyAt + size) return undefined;
    const mask = this.#rest.subarray(maskAt, bodyAt);
    const body = Buffer.from(this.#rest.subarray(bodyAt, bodyAt + size));
    if (mask.length > 0) for (const [index, byte] of body.entries()) body[index] = byte ^ (mask[index % 4] ?? 0);
    this.#take(bodyAt + size);
    const opcode = first & 0x0f;
    if (opcode !== opcodes.binary && opcode !== opcodes.continuation) return Buffer.alloc(0);
    this.#parts.push(body);
    return (first & 0x80) === 0 ? Buffer.alloc(0) : Buffer.concat(this.#parts.splice(0));
  }

  #take(count: number): void {
    this.#rest = this.#rest.subarray(count);
    this.#taken += count;
  }
}
