import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import { formatDuration } from '../format/duration.ts';
import type { Instants } from '../format/instants.ts';
import type { Translate } from '../i18n/translate.ts';
import type { LedgerFacts } from './ledger-facts.ts';

export const draftKinds = ['first', 'update', 'restored'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a notice is made of: nothing that is not recorded. */
export interface DraftFacts {
  readonly id: string;
  readonly incident: IncidentSummary['incident'];
  /** What it hit, by the names people know. */
  readonly services: readonly string[];
  readonly organisation: string;
  readonly ledger: LedgerFacts;
  /** What the timeline says last; null where nobody noted anything. */
  readonly latest: { readonly at: string; readonly text: string } | null;
}

export interface Draft {
  readonly subject: string;
  readonly body: string;
}

/** A notice to those who are hit, in the language of `t` and `instants`. What nobody knows yet it says so. */
export function draftOf(kind: DraftKind, facts: DraftFacts, t: Translate, instants: Instants): Draft {
  const { id, services, organisation, incident } = facts;
  const names = services.length > 0 ? services.join(t('draft.and')) : incident.title;
  const items = itemsOf(kind, facts, names, t, instants).map(([name, text]) => t('draft.item', { name, text }));
  const parts = [
    [t('draft.greeting')],
    [t('draft.greeting.polite', { organisation }), t(`draft.${kind}.lead`)],
    items,
    kind === 'restored' ? [] : [t('draft.next')],
    [t('draft.closing'), organisation],
  ];
  const body = parts.flatMap((lines) => (lines.length > 0 ? [lines.join('\n')] : [])).join('\n\n');
  return { subject: t(`draft.${kind}.subject`, { services: names, id }), body };
}

type Item = readonly [name: string, text: string];

function itemsOf(kind: DraftKind, facts: DraftFacts, names: string, t: Translate, instants: Instants): Item[] {
  const { id, incident, latest, ledger } = facts;
  const { title, restoredAt, affected, state } = incident;
  const items: Item[] = [
    [t('draft.id'), id],
    [t('draft.title'), title],
    [t('draft.services'), names],
    [t('draft.detected'), instants.zoned(Date.parse(ledger.beganAt))],
  ];
  if (restoredAt !== undefined) {
    items.push([t('draft.restored.at'), instants.zoned(Date.parse(restoredAt))]);
    if (ledger.down !== null) items.push([t('draft.duration'), formatDuration(ledger.down.fullMs, t)]);
  }
  items.push([t('draft.affected'), affected?.text ?? t('draft.nobody')]);
  if (kind !== 'restored') items.push([t('draft.state'), t(`draft.state.${state}`)]);
  if (kind === 'update' && latest !== null) {
    items.push([t('draft.latest'), `${instants.minute(Date.parse(latest.at))} ${latest.text}`]);
  }
  if (kind !== 'first') items.push(...causeItems(incident, t));
  return items;
}

function causeItems({ cause, interim, permanent, waived }: DraftFacts['incident'], t: Translate): Item[] {
  const causeText =
    cause === undefined ? t('draft.cause.unknown') : t(`draft.cause.${cause.certainty}`, { text: cause.text });
  return [
    [t('draft.cause'), causeText],
    ...(interim === undefined ? [] : [[t('draft.interim'), interim.text] as const]),
    [t('draft.permanent'), permanent?.text ?? waived ?? t('draft.permanent.unknown')],
  ];
}
