/** Smaller ones lie in memory that others share, or cost more to give back than to leave. */
const freeBytesMin = 1024;

/**
 * Gives the memory of arrays back at once, after which they are empty. A month of minutes is read through 20 MB of arrays, and V8 looks through its
 * whole heap whenever so much of them may be garbage: people would wait for that at each tenth answer. One that is given back already, or shares
 * its memory with others, stays as it is.
 */
export function free(arrays: Iterable<ArrayLike<number>>): void {
  for (const array of arrays) {
    if (!ArrayBuffer.isView(array)) continue;
    const { buffer, byteLength } = array;
    if (byteLength < freeBytesMin || byteLength !== buffer.byteLength || !(buffer instanceof ArrayBuffer)) continue;
    // The same memory with no length, and what was there is gone.
    buffer.transfer(0);
  }
}
