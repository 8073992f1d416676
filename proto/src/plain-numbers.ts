import protobuf from 'protobufjs/minimal.js';

/**
 * 64-bit fields are plain numbers here: all of them are times, counts and 48-bit epochs, and frame.ts refuses what is no safe
 * integer. Must be loaded before gen/, which fixes its defaults when it loads: with long.js they would be objects, silently.
 */
(protobuf.util as { Long: unknown }).Long = undefined;
protobuf.configure();
