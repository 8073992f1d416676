import { formatInterval } from '../format/duration.ts';
import type { Translate } from '../i18n/translate.ts';
import type { SaidSlo } from './terms.ts';

/** One thing that an SLO says, in words; two versions differ where the texts of one key do. */
export interface Aspect {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** What a promise says besides its rule and its hours. What it leaves out is told as what then holds. */
export function aspectsOf(slo: SaidSlo, t: Translate): Aspect[] {
  const { unknown = 'exclude', degraded = 'up', ignoreShorterThan, rto, resolve, description, contact } = slo;
  const aspect = (key: string, label: string, text: string | undefined): Aspect[] =>
    text === undefined ? [] : [{ key, label, text }];
  const lasting = (text: string | undefined): string | undefined => text && lengthWords(text, t);
  return [
    ...aspect('objective', t('service.aspect.objective'), objectiveWords(slo, t)),
    ...aspect('unknown', t('service.aspect.unknown'), t(`service.unknown.${unknown}`)),
    ...aspect('degraded', t('service.aspect.degraded'), t(`service.degraded.${degraded}`)),
    ...aspect('maintenance', t('service.aspect.maintenance'), maintenanceWords(slo, t)),
    ...aspect(
      'ignoreShorterThan',
      t('service.aspect.brief'),
      ignoreShorterThan && t('service.brief', { length: lengthWords(ignoreShorterThan, t) }),
    ),
    ...aspect('rto', t('service.aspect.rto'), lasting(rto)),
    ...aspect('resolve', t('service.aspect.resolve'), lasting(resolve)),
    ...aspect('description', t('service.aspect.description'), description),
    ...aspect('contact', t('service.aspect.contact'), contact),
  ];
}

/** 月間稼働率 99.9 % 以上. */
function objectiveWords({ objective, window }: SaidSlo, t: Translate): string {
  const { calendar, rolling } = window;
  if (rolling !== undefined)
    return t('service.objective.rolling', { percent: objective, length: lengthWords(rolling, t) });
  return t(`service.objective.${calendar ?? 'explicit'}`, { percent: objective });
}

function maintenanceWords({ maintenance = {} }: SaidSlo, t: Translate): string {
  const { count = 'exclude', minimumNotice, capPerWindow } = maintenance;
  const conditions = [
    ...(minimumNotice === undefined
      ? []
      : [t('service.maintenance.notice', { length: lengthWords(minimumNotice, t) })]),
    ...(capPerWindow === undefined ? [] : [t('service.maintenance.cap', { length: lengthWords(capPerWindow, t) })]),
  ];
  const said = t(`service.maintenance.${count}`);
  if (count === 'ignore' || conditions.length === 0) return said;
  return t('service.maintenance.if', { said, conditions: conditions.join(t('service.days.and')) });
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time as definitions write it, such as `72h`, or `5bd` of business days; what is none stays as it is. */
export function lengthWords(text: string, t: Translate): string {
  const [, count, unit = ''] = /^(\d+)(ms|s|m|h|d|bd)$/.exec(text) ?? [];
  if (unit === 'bd') return t('service.length.business-days', { n: Number(count) });
  const ms = unitMs[unit];
  if (count === undefined || ms === undefined) return text;
  return unit === 'd' ? t('service.length.days', { n: Number(count) }) : formatInterval(Number(count) * ms, t);
}
