import manifest from '../package.json' with { type: 'json' };

/** Put in by the bundler; not there when the source runs. */
declare const KADOBAN_COMMIT: string | undefined;

/** The version, with the commit it was built from behind `+` in a binary. */
export const version =
  typeof KADOBAN_COMMIT === 'undefined' ? manifest.version : `${manifest.version}+${KADOBAN_COMMIT}`;

/** Versions of the tables that dates are reckoned with: the pinned package of holidays, and the tz database inside Node. */
export const tables = {
  holidays: manifest.dependencies['@holiday-jp/holiday_jp'],
  tzdata: process.versions.tz ?? 'unknown',
};
