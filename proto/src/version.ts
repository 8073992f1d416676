import manifest from '../package.json' with { type: 'json' };

/** Replaced when a binary is bundled (package.ts); run from source, nobody knows the commit. */
declare const KADOBAN_COMMIT: string | undefined;

/** The version of kadoban: that of the packages, and the commit that a binary was made from. */
export const version = `${manifest.version}+${typeof KADOBAN_COMMIT === 'string' ? KADOBAN_COMMIT : 'source'}`;
