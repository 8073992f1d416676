import { formatBytes } from '../format/quantity.ts';
import { messageOr, type Translate } from '../i18n/translate.ts';

/** What a fact is called, with the disk or interface that it is about. A name that the page does not know is shown as it is. */
export function factLabel(t: Translate, name: string, instance: string): string {
  const label = messageOr(t, `fact.${name}`, name);
  return instance === '' ? label : `${label} (${instance})`;
}

/** What it says, in units and words for people. */
export function factText(t: Translate, name: string, value: string): string {
  if (name === 'machine.kind') return messageOr(t, `fact.machine.kind.${value}`, value);
  return name.endsWith('.bytes') && /^\d+$/.test(value) ? formatBytes(Number(value)) : value;
}
