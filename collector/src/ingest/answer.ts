import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Refuses what is no request that anything else would answer, and ends its connection whether the peer agrees or not. */
export function answer(socket: Duplex, status: number, retryMs?: number): void {
  if (socket.destroyed) return;
  const later = retryMs === undefined ? '' : `Retry-After: ${Math.ceil(retryMs / 1000)}\r\n`;
  const text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${later}Connection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(text, () => socket.destroy());
}
