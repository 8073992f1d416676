import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { formatDuration } from '../format/duration.ts';
import type { Instants } from '../format/instants.ts';
import type { Translate } from '../i18n/translate.ts';
import { isUnmeasured } from './is-unmeasured.ts';

/** What becomes of the allowed down time, in a sentence. */
export function forecastWords(
  promise: PromiseMonth,
  asOfMs: number,
  t: Translate,
  instants: Pick<Instants, 'minute' | 'day'>,
): string {
  const { forecast, to, budgetRemainingMs, outlook, period } = promise;
  const { exhaustedAt, isExhausted, remainingAtEndMs } = forecast;
  if (outlook === null) return t('services.forecast.none');
  if (isUnmeasured(promise)) return t('services.forecast.unmeasured');
  if (isExhausted) {
    const over = formatDuration(-budgetRemainingMs, t);
    return exhaustedAt === null
      ? t('services.forecast.over', { over })
      : t('services.forecast.exhausted', { at: instants.minute(Date.parse(exhaustedAt)), over });
  }
  if (Date.parse(to) <= asOfMs || period === null) {
    return t('services.forecast.left', { left: formatDuration(budgetRemainingMs, t) });
  }
  if (exhaustedAt !== null) return t('services.forecast.ends', { day: instants.day(Date.parse(exhaustedAt)) });
  return t('services.forecast.lasts', { left: formatDuration(remainingAtEndMs, t) });
}
