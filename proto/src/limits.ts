/** Every bound of the wire, with its reason. Both sides check them before memory is spent. */

/** The WebSocket subprotocol both sides name. */
export const subprotocol = 'kadoban.v1';

/** Protocol versions this code speaks. */
export const protocolVersion = 1;

/** A batch of a thousand results with full output stays below; a decoder never allocates more than a small multiple of it. */
export const frameBytesMax = 512 * 1024;

/** Observations in one batch: bounds what one commit applies for one agent, and what a decoder builds. */
export const batchObservationsMax = 4096;

/** Metrics x samples of one block: 360 samples (an hour) of 600 metrics. */
export const blockValuesMax = 216_000;

/** Mount points, disks and interfaces of one host: more are a fault of the collection, not a bigger host. */
export const instancesMax = 256;

/** Checks of one agent. */
export const checksMax = 1024;

/** Ids and names (host, boot, check, instance, version): long enough for a container's boot id and a deep mount point. */
export const nameCharsMax = 255;

/** A reason is a code, not a sentence. */
export const reasonCharsMax = 64;

/** What a check said, for people: a screenful; the agent cuts it, the collector refuses more. */
export const outputCharsMax = 1024;

/** Timings of one result. */
export const timingsMax = 16;

/** Epochs a Welcome may name: one for each agent start whose batches may still be in a spool, newest first. */
export const epochAcksMax = 256;

/** The end of the year 9999: later times are nonsense and would overflow calendars. */
export const timeMsMax = 253_402_300_799_999;

/** Batches an agent may have unacknowledged: keeps a slow link busy, bounds what a crash sends twice. */
export const inFlightMax = 8;

/**
 * Answers of an agent that are being recorded: each is a write. An agent that connects while the disk is slow may have five under way, a change of its key
 * that it says again and one that was asked for, the collector's keys, the configuration, and one revision more; one is left over.
 */
export const beingGovernedMax = 6;

/** What a host is made of: a hundred disks and interfaces with all that is told of each. As many as this fit into a frame, whatever they say. */
export const inventoryFactsMax = 256;

/** Random bytes each side adds to the handshake. */
export const nonceBytes = 32;

/** The longest planned work that a host can tell of: a week. Longer is for the collector's definitions. */
export const maintenanceMsMax = 604_800_000;

/** The longest pause a Throttle or a retry hint may ask for: an hour. */
export const pauseMsMax = 3_600_000;

/** A central configuration: what the reader of configurations takes, a thousand checks of a few hundred bytes each. */
export const configBytesMax = 256 * 1024;

/** Why an agent does not run a central configuration: the first few mistakes in it. */
export const refusalCharsMax = 2048;

/** Keys that a collector signs with: one in use and the next one; the rest is room for what nobody has thought of. */
export const signingKeysMax = 8;
