/** Bytes or a frame from the other side that the protocol does not allow. The message says what; it never carries payload. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}
