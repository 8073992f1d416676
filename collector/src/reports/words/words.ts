import type { SectionName } from '../section-names.ts';
import type { RecordWords } from './record-words.ts';

/** What the cover of a report says. */
interface CoverWords {
  readonly number: string;
  readonly edition: (edition: number) => string;
  readonly confidentiality: string;
  readonly submittedTo: string;
  readonly submittedBy: string;
  /** How a customer is addressed. */
  readonly addressed: (name: string) => string;
  readonly agreement: string;
  readonly agreementText: (title: string, version: number, effectiveFrom: string | null) => string;
  readonly purpose: string;
  readonly period: string;
  readonly generated: string;
  readonly asOf: string;
  readonly state: string;
  readonly inScope: string;
  readonly outOfScope: string;
  readonly contacts: string;
  readonly approved: string;
  readonly checked: string;
  readonly prepared: string;
  /** Where a seal or signature goes. */
  readonly seal: string;
  readonly missing: string;
  readonly missingText: {
    readonly cause: (target: string, at: string) => string;
    readonly action: (target: string, at: string) => string;
    readonly incidentOpen: (incident: string) => string;
    readonly adjustmentPending: (adjustment: string) => string;
    readonly periodOpen: (until: string) => string;
    readonly nothingObserved: string;
  };
}

/** Heads of columns and names of figures: one word for one thing in every table of every format. */
interface FigureWords {
  readonly service: string;
  readonly serviceHours: string;
  readonly objective: string;
  readonly agreed: string;
  readonly excluded: string;
  readonly base: string;
  readonly down: string;
  readonly unknown: string;
  readonly unknownByReason: string;
  readonly availability: string;
  readonly worst: string;
  readonly best: string;
  /** Below a figure, in two lines as short as can be: the column must not grow. */
  readonly between: (worst: string, best: string) => string;
  readonly coverage: string;
  readonly verdict: string;
  readonly budgets: string;
  readonly budget: string;
  readonly remaining: string;
  readonly outageCount: string;
  readonly longest: string;
  readonly mttr: string;
  readonly mtbf: string;
  readonly yearToDate: string;
  readonly yearBudget: string;
  readonly yearRemaining: string;
  readonly yearVerdict: string;
  /** Why a verdict and what remains may seem to disagree. */
  readonly yearNote: string;
  readonly clockOffset: string;
  readonly month: string;
  readonly day: string;
  readonly maintenance: string;
  readonly total: string;
  readonly frozenEdition: string;
}

interface TargetWords {
  readonly responses: string;
  readonly priority: string;
  readonly incidents: string;
  readonly respondTarget: string;
  readonly respondWorst: string;
  readonly respondMissed: string;
  readonly resolveTarget: string;
  readonly resolveWorst: string;
  readonly resolveMissed: string;
  readonly clock: string;
  readonly clocks: Readonly<Record<'service-hours' | 'always', string>>;
  readonly counts: string;
  readonly title: string;
  readonly period: string;
  readonly atMost: string;
  readonly actual: string;
  /** How many more there may have been. */
  readonly hidden: string;
}

interface MethodWords {
  readonly rules: string;
  /** One each; what is the same in every report. */
  readonly ruleTexts: readonly string[];
  readonly sources: string;
  readonly source: string;
  readonly kind: string;
  /** Of a host, which is heard rather than checked. */
  readonly hostKind: string;
  readonly every: string;
  readonly confirmation: string;
  readonly confirmationText: (failures: number, recoveries: number) => string;
  readonly hold: string;
  readonly worstClockOffset: string;
  readonly policies: string;
  readonly degraded: string;
  readonly degradedAs: Readonly<Record<'up' | 'down', string>>;
  readonly unknown: string;
  readonly unknownAs: Readonly<Record<'exclude' | 'down' | 'up', string>>;
  readonly maintenance: string;
  readonly maintenanceAs: Readonly<Record<'exclude' | 'up' | 'ignore', string>>;
  readonly minimumNotice: string;
  readonly noticeDays: (days: number) => string;
  readonly noticeBeforeStart: string;
  readonly cap: string;
  readonly shortest: string;
  readonly calendars: string;
  readonly calendar: string;
  readonly timeZone: string;
  /** The days without service besides those of the week. */
  readonly closedOn: string;
  readonly holidaysOf: Readonly<Record<'JP', string>>;
  readonly services: string;
  readonly upWhen: string;
  readonly upWhenText: (atLeast: number, of: number) => string;
  readonly members: string;
  readonly versions: string;
  readonly software: string;
  readonly tzdata: string;
  readonly holidays: string;
  readonly definitions: string;
  readonly definition: string;
  readonly version: string;
  readonly root: string;
  readonly evaluations: string;
  readonly hash: string;
  readonly glossary: string;
  readonly term: string;
  readonly meaning: string;
  readonly terms: readonly (readonly [term: string, meaning: string])[];
}

interface EditionWords {
  readonly edition: string;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  /** Why there is a first one. */
  readonly first: string;
  readonly hash: string;
  /** Over the differences of an edition from the one before. */
  readonly changes: (edition: string) => string;
  readonly changesOfEditions: string;
  readonly about: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly added: string;
  readonly removed: string;
  /** What the dataset alone tells. */
  readonly untold: (count: number) => string;
  readonly dataset: string;
  readonly key: string;
  readonly howToVerify: string;
}

/** Sentences of the summary; figures come in as they are written everywhere else. */
interface SummaryWords {
  readonly verdicts: (
    count: { all: number; met: number; missed: number; undetermined: number },
    missed: string,
  ) => string;
  readonly outages: (count: number, duration: string) => string;
  readonly noOutages: string;
  readonly missed: (line: string, availability: string, objective: string, over: string | null) => string;
  readonly undetermined: (line: string, worst: string, best: string, objective: string) => string;
  readonly outage: (line: string, at: string, duration: string) => string;
  readonly cause: (certainty: string, text: string) => string;
  readonly action: (text: string, doneOn: string | null, dueOn: string | null) => string;
  readonly unknown: (line: string, duration: string, worst: string, best: string) => string;
  readonly maintenance: (count: number, overrun: number) => string;
  readonly yearMissed: (line: string, availability: string, objective: string) => string;
  /** How many times a clock ran over; one incident may do so twice. */
  readonly responsesMissed: (count: number) => string;
  readonly rtoMissed: (line: string, took: string, rto: string) => string;
  readonly rpoMissed: (title: string, rpo: string) => string;
  readonly suppliersMissed: (count: number, titles: string) => string;
  readonly countMissed: (title: string, actual: number, atMost: number) => string;
  readonly late: (count: number, titles: string) => string;
  readonly overLimit: (title: string, measured: string, limit: string) => string;
  /** Work of the next month, item by item. */
  readonly ahead: (items: string) => string;
  readonly aheadItem: (title: string, lines: string, from: string, to: string) => string;
  /** For what is too much for a summary. */
  readonly more: (count: number) => string;
  readonly running: (asOf: string) => string;
}

/** Every word of a report; a language that lacks one does not compile. */
export interface Words extends RecordWords {
  readonly title: string;
  /** Between the items of a list. */
  readonly listed: string;
  /** Within a sentence; tables have h:mm:ss. */
  readonly duration: (hours: number, minutes: number, seconds: number) => string;
  /** Between a name and what it is the name of. */
  readonly colon: string;
  readonly bracketed: (text: string) => string;
  readonly none: string;
  readonly notMeasured: string;
  readonly notKnown: string;
  readonly notSet: string;
  readonly roundTheClock: string;
  readonly yes: string;
  readonly no: string;
  readonly continued: string;
  readonly page: (page: number, of: number) => string;
  /** What stands for characters that no font has. */
  readonly substituted: (substitute: string, characters: string) => string;
  readonly timesIn: (zone: string) => string;
  readonly draft: string;
  readonly states: Readonly<Record<'draft' | 'needs-input' | 'checked' | 'approved' | 'final' | 'sent', string>>;
  readonly verdicts: Readonly<Record<'met' | 'missed' | 'undetermined', string>>;
  readonly sections: Readonly<Record<SectionName, string>>;
  /** What a section says that has nothing to tell. */
  readonly empty: Readonly<
    Record<'lines' | 'outages' | 'incidents' | 'maintenance' | 'adjustments' | 'raw' | 'decisions' | 'editions', string>
  >;
  /** What is said of time in which nobody could look. */
  readonly unseen: {
    readonly everything: string;
    readonly rest: (unknown: string) => string;
    readonly line: (line: string) => string;
    /** Beside a count: how many more there may have been. */
    readonly hidden: (count: number) => string;
  };
  readonly course: string;
  readonly legend: Readonly<Record<'down' | 'maintenance' | 'unknown' | 'up' | 'outside', string>>;
  readonly trendFrom: (percent: string) => string;
  readonly cover: CoverWords;
  readonly figures: FigureWords;
  readonly targets: TargetWords;
  readonly method: MethodWords;
  readonly editions: EditionWords;
  readonly summary: SummaryWords;
}
