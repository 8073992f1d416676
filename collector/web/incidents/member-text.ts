import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import type { Instants } from '../format/instants.ts';
import type { Translate } from '../i18n/translate.ts';

type Incident = IncidentSummary['incident'];

/** A member of an incident in words, as its history shows it. */
export function memberText(member: string, value: unknown, t: Translate, instants: Instants): string {
  if (value === undefined) return t('incident.history.nothing');
  switch (member) {
    case 'state':
      return t(`incidents.state.${value as Incident['state']}`);
    case 'source':
      return t(`incidents.source.${value as Incident['source']}`);
    case 'impact':
      return t(`incidents.degree.${value as NonNullable<Incident['impact']>}`);
    case 'urgency':
      return t(`incidents.urgency.${value as NonNullable<Incident['urgency']>}`);
    case 'priority':
      return t(`incidents.priority.${value as NonNullable<Incident['priority']>}`);
    case 'cause': {
      const { category, text, certainty } = value as NonNullable<Incident['cause']>;
      return `${text} / ${t(`cause.of.${category}`)} / ${t(`cause.certainty.${certainty}`)}`;
    }
    case 'note': {
      const { at, text } = value as NonNullable<Incident['note']>;
      return `${instants.minute(Date.parse(at))} ${text}`;
    }
    default:
      if (member.endsWith('At') && typeof value === 'string') return instants.zoned(Date.parse(value));
      return plainText(value);
  }
}

/** Whatever it is, its values one after another. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('\n');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(plainText).join(' / ');
  return String(value);
}
