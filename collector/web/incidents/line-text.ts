import type { IncidentDetail } from '../../src/api/journal-answers.ts';
import type { Instants } from '../format/instants.ts';
import { listed } from '../format/listed.ts';
import { messageOr, type Translate } from '../i18n/translate.ts';

/** A line of a timeline in words. */
export function lineText(
  line: IncidentDetail['timeline'][number],
  { titles, outages }: Pick<IncidentDetail, 'titles' | 'outages'>,
  t: Translate,
  instants: Instants,
): string {
  const { what, state, outage, into = '', members = [], text = '' } = line;
  if (what === 'note') return text;
  if (what === 'merged') return t('incident.timeline.merged', { id: into });
  if (what === 'changed') {
    const names = members.map((member) => messageOr(t, `incident.member.${member}`, member));
    return t('incident.timeline.changed', { members: listed(names, t) });
  }
  if (what === 'state') {
    return state === undefined ? '' : t(`incidents.state.${state}`);
  }
  if (outage === undefined) return '';
  const { target, at } = outage;
  // `at` only names it, by an instant within; people know it by when it began, as long as the ledger has it.
  const began = outages.find((one) => one.target === target && one.at === at)?.from ?? at;
  return t(`incident.timeline.${what}`, {
    target: titles[target] ?? target,
    at: instants.minute(Date.parse(began)),
  });
}
