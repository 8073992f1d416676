import type { AdmissionLimits } from './admission.ts';

/** Every bound of the agents' door besides those of the wire (proto/src/limits.ts), with its reason. docs/limits.md tells them to operators. */

/** A core shakes hands with about a thousand agents a second over TLS; half of one is left for the batches of those who are in. */
export const admissionLimits: AdmissionLimits = { perSecond: 500, burst: 100, waitMsMax: 120_000 };

/**
 * Connections that have not proved to be an agent's: people's browsers, and handshakes under way. Each costs up to 150 KB with TLS. Those of
 * proven agents are not counted.
 */
export const strangersMax = 2000;

/**
 * Of one address, or one IPv6 network of a site: half of all, so that nobody takes every place. A gateway with thousands of agents behind it
 * fits, since they prove themselves within a second.
 */
export const strangersPerAddressMax = 1000;

/** Connections that wait for their turn before the first byte of them is looked at: as many as are let in during `lobbyMs`. */
export const lobbyMax = 4000;

/** An agent gives up a connection after 15 s in which nothing came; there must be time left for the handshake. */
export const lobbyMs = 8000;

/** For the TLS handshake, and then for a first request. */
export const strangerMs = 10_000;

/** An agent that says no hello by then is none. */
export const helloMs = 10_000;

/** A hello has less than 6 KB, whatever names are in it. Only who proved to be an agent may send `frameBytesMax`. */
export const helloBytesMax = 8 * 1024;

/** Connections that asked for the agents' door and have not proved who they are: what `admissionLimits` lets in in two seconds. */
export const unprovenMax = 1000;

/**
 * Of one address, or one IPv6 network of a site: sessions that begin without a proof. Who proves itself gives its place back, so that all agents behind
 * a gateway get in as fast as any; who does not has less than a tenth of `admissionLimits`, and with `helloMs` at most 800 places of `unprovenMax`.
 */
export const unprovenPerAddress: AdmissionLimits = { perSecond: 40, burst: 400, waitMsMax: 120_000 };

/** What a frame may come in: TCP makes about a thousand pieces of the largest. Each piece costs some 200 bytes besides its content. */
export const framePiecesMax = 4096;

/** Agents do not cut messages into fragments; a proxy may. */
export const fragmentsMax = 64;

/** What an agent has not read of our answers: a thousand acks. One that reads nothing must not make us keep what it does not read. */
export const unreadBytesMax = 64 * 1024;

/** Of whom nothing was heard for so long is asked by a ping. Who is silent for three of these is gone, whatever its TCP connection says. */
export const lookEveryMs = 15_000;

/** How often an agent is asked for its clock, in looks: crystals drift apart by 12 ms at the most meanwhile, and each answer costs its host. */
export const looksPerClockAsk = 4;

/** What earlier sessions kept of an agent's clock: one for each start of the agent that may still have something in its spool, and for each time that it was set. */
export const clockReadingsMax = 256;

/** How long an agent may take to answer our close; its socket is gone then. */
export const closeMs = 2000;

/** What an agent waits when its batch cannot be taken now. */
export const retryMs = 5000;

/** What agents are asked to wait between two batches while the disk is behind: they send fewer and larger ones, which cost it less. */
export const pressedPauseMs = 30_000;

/** Batches of one commit: bounds how long one transaction holds the writer, and what its loss would cost agents to send again. */
export const commitArrivalsMax = 4096;

/** What may wait for the disk before agents are slowed down: what one that writes 100 MB/s takes in a third of a second. */
export const waitingBytesHigh = 32 * 1024 * 1024;

/** What is left to wait when agents may send as before: well below, so that they are not told to stop and go at every commit. */
export const waitingBytesLow = 8 * 1024 * 1024;

/** Agents that hear at once that they may send as before, and 50 ms later others: all of them together would bring the pressure back. */
export const relievedAtOnce = 100;

/** Sessions that are told of new definitions at once; each is a question to the store. */
export const toldAtOnce = 256;

/** Addresses, or IPv6 networks of a site, of which it is known that they have less than all of `unprovenPerAddress`: about 300 bytes each. */
export const sitesMax = 10_000;

/** Lines of each kind of refusal: enough to see who it is and what it does. A flood of strangers must not fill the disk with what is said of them. */
export const refusalLinesPerMinute = 20;

/** A host that tells of more planned work than this in a day is not asking people any more; its events stand in the timeline all the same. */
export const maintenanceAsksPerDay = 24;

/** Enrolments one address may try a minute: a person needs one, a guesser of 131 bits is none the wiser. */
export const triesPerMinute = 10;

/** A new host whose clock is further off is set right first: every log on it would contradict its evidence. What runs already is corrected instead. */
export const enrolClockOffMsMax = 60_000;
