/** What a tag of a host looks like: a colon sets a key apart from its value, as in `site:tokyo`. A regular expression, for schemas and for the page. */
export const tagPattern = '^[a-z0-9][a-z0-9._:-]{0,62}$';
