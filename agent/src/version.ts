import manifest from '../package.json' with { type: 'json' };

/** Put in by the bundler; not there when the source runs. */
declare const KADOBAN_COMMIT: string | undefined;

/** The version, with the commit it was built from behind `+` in a binary. */
export const version =
  typeof KADOBAN_COMMIT === 'undefined' ? manifest.version : `${manifest.version}+${KADOBAN_COMMIT}`;
