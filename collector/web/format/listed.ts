import type { Translate } from '../i18n/translate.ts';

/** Names beside each other, as each language parts them. */
export function listed(names: readonly (string | number)[], t: Translate): string {
  return names.join(t('list.between'));
}
