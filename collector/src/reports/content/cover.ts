import type { Missing, Party, Report } from '../report.ts';
import type { Voice } from './voice.ts';

/** Who signs in one box. */
export interface SignatureBox {
  readonly title: string;
  readonly name: string | null;
  readonly on: string | null;
}

export interface Cover {
  readonly title: string;
  readonly month: string;
  /** On top of every page. */
  readonly number: string;
  readonly confidentiality: string | null;
  readonly isDraft: boolean;
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly signatures: readonly SignatureBox[];
  readonly missing: readonly string[];
}

/** What stands before the first section, and around every page. */
export function coverOf(report: Report, voice: Voice): Cover {
  const { words, dates } = voice;
  const { document, period } = report;
  const { approved, checked, prepared } = document.signatures;
  const box = (title: string, signature: typeof approved): SignatureBox => ({
    title,
    name: signature?.name ?? null,
    on: signature === null ? null : dates.short(signature.at),
  });
  return {
    title: words.title,
    month: dates.month(period.month),
    number: `${words.cover.number} ${document.number}　${words.cover.edition(document.edition)}`,
    confidentiality: document.confidentiality,
    isDraft: document.state !== 'final' && document.state !== 'sent',
    facts: coverFacts(report, voice),
    signatures: [
      box(words.cover.approved, approved),
      box(words.cover.checked, checked),
      box(words.cover.prepared, prepared),
    ],
    missing: document.missing.map((one) => missingText(one, voice)),
  };
}

function coverFacts(report: Report, { words, dates }: Voice): [string, string][] {
  const { document, period, sla } = report;
  const { cover } = words;
  const party = ({ name, department }: Party) => (department === null ? name : `${name} ${department}`);
  const agreed: [string, string | null][] =
    sla === null
      ? [[cover.submittedBy, document.organisation || null]]
      : [
          [cover.submittedTo, cover.addressed(party(sla.customer))],
          [cover.submittedBy, party(sla.provider)],
          [
            cover.agreement,
            cover.agreementText(sla.title, sla.version, sla.effectiveFrom && dates.longDay(sla.effectiveFrom)),
          ],
          [cover.purpose, sla.purpose],
        ];
  const scope: [string, string | null][] = [
    [cover.inScope, sla?.inScope.join(words.listed) || null],
    [cover.outOfScope, sla?.outOfScope.join(words.listed) || null],
    [cover.contacts, sla?.contacts.map(({ role, name, reach }) => `${role} ${name} ${reach}`).join('\n') || null],
  ];
  const all: [string, string | null][] = [
    ...agreed,
    [cover.period, `${dates.long(period.from)} – ${dates.longEnd(period.to)}\n${dates.zone}`],
    [cover.generated, dates.long(document.generatedAt)],
    [cover.asOf, dates.long(period.asOf)],
    [cover.confidentiality, document.confidentiality],
    [cover.state, words.states[document.state]],
    ...scope,
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

function missingText(missing: Missing, { words, dates, lineTitle }: Voice): string {
  const { missingText: texts } = words.cover;
  switch (missing.what) {
    case 'cause':
      return texts.cause(lineTitle(missing.target), dates.short(missing.from));
    case 'action':
      return texts.action(lineTitle(missing.target), dates.short(missing.from));
    case 'incident-open':
      return texts.incidentOpen(missing.incident);
    case 'adjustment-pending':
      return texts.adjustmentPending(missing.adjustment);
    case 'period-open':
      return texts.periodOpen(dates.shortEnd(missing.until));
    case 'nothing-observed':
      return texts.nothingObserved;
  }
}
