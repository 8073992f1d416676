import type { Language } from '../i18n/translate.ts';

/** How somebody reads a report; the address holds it. */
export interface Manner {
  readonly lang: Language;
  /** null: as the agreement says. */
  readonly dates: 'western' | 'era' | 'both' | null;
  /** null: the last one. */
  readonly edition: number | null;
}

/** What the address says; whatever is not understood is left to the agreement. */
export function mannerOf(query: URLSearchParams, language: Language): Manner {
  const [lang, dates, edition] = [query.get('lang'), query.get('dates'), query.get('edition')];
  return {
    lang: lang === 'ja' || lang === 'en' ? lang : language,
    dates: dates === 'western' || dates === 'era' || dates === 'both' ? dates : null,
    edition: edition !== null && /^[1-9]\d{0,5}$/.test(edition) ? Number(edition) : null,
  };
}

/** A file of a report in that manner; `path` is the report in the API. */
export function fileHref(path: string, format: string, manner: Manner): string {
  return `${path}/files/${format}?${mannerQuery(manner)}`;
}

export function previewHref(path: string, manner: Manner): string {
  return `${path}/preview?${mannerQuery(manner)}`;
}

function mannerQuery({ lang, dates, edition }: Manner): string {
  const query = new URLSearchParams({ lang });
  if (dates !== null) query.set('dates', dates);
  if (edition !== null) query.set('edition', String(edition));
  return query.toString();
}
