import type { Translate } from '../i18n/translate.ts';
import { type Aspect, aspectsOf } from './aspects.ts';
import type { SaidSlo } from './terms.ts';

/** One thing that a version of an SLO says otherwise than the one before it; null where it says nothing of it. */
export interface VersionChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed from a version to the next, in words. */
export function versionChanges(before: SaidSlo, after: SaidSlo, t: Translate): VersionChange[] {
  const [was, is] = [before, after].map((slo) => new Map(allAspects(slo, t).map((one) => [one.key, one])));
  const keys = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [old, now] = [was?.get(key), is?.get(key)];
    if (old?.text === now?.text) return [];
    return [{ label: (now ?? old)?.label ?? key, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

/** Also what the page tells elsewhere: its name, what it is about, when. */
function allAspects(slo: SaidSlo, t: Translate): Aspect[] {
  const { title, target, serviceHours, window } = slo;
  return [
    ...(title === undefined ? [] : [{ key: 'title', label: t('service.aspect.title'), text: title }]),
    { key: 'target', label: t('service.aspect.target'), text: target },
    {
      key: 'serviceHours',
      label: t('service.aspect.serviceHours'),
      text: serviceHours ?? t('service.hours.always'),
    },
    { key: 'window', label: t('service.aspect.window'), text: Object.values(window).join(' ') },
    ...aspectsOf(slo, t),
  ];
}
