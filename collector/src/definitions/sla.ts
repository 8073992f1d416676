import { defaultMatrix, type IncidentRules, type PriorityMatrix, priorities } from '../incidents/priority.ts';
import { readDocument } from '../ledger/json.ts';
import type { Language, Party, Report } from '../reports/report.ts';
import { type SectionName, sectionNames } from '../reports/section-names.ts';
import type { Body } from './kinds/kind.ts';
import type { SlaBody } from './kinds/sla.ts';

/** One line of an agreement. */
export interface PromisedSlo {
  readonly slo: string;
  /** Percent over the fiscal year; null promises only months. */
  readonly yearly: string | null;
  /** null: that of the SLO, if it has any. */
  readonly rtoMs: number | null;
}

/** An agreement with everything that it leaves out filled in. */
export interface Sla
  extends Omit<SlaBody, 'title' | 'provider' | 'incidents' | 'slos' | 'recoveryPoints' | 'sections' | 'languages'> {
  readonly id: string;
  readonly title: string;
  /** null: the organisation of the configuration. */
  readonly provider: Party | null;
  readonly fiscalYearStart: number;
  readonly slos: PromisedSlo[];
  readonly recoveryPoints: { readonly title: string; readonly rpoMs: number; readonly check: string | null }[];
  readonly incidents: IncidentRules;
  /** Of the clock of incidents; null where it never stands still. */
  readonly incidentHours: string | null;
  readonly documentNumber: string;
  readonly sections: SectionName[];
  readonly dates: Report['document']['dates'];
  readonly languages: Language[];
  readonly formats: string[];
}

/** April, as most of Japan has it. */
const fiscalYearStart = 4;

/** An agreement as its programs read it. Only of a body that was read before. */
export function slaOf(id: string, body: Body): Sla {
  const { provider, incidents, slos, recoveryPoints, ...said } = body as unknown as SlaBody;
  return {
    fiscalYearStart,
    documentNumber: '{sla}-{year}-{month}',
    sections: [...sectionNames],
    dates: 'western',
    languages: ['ja'],
    formats: ['pdf'],
    ...said,
    id,
    title: said.title ?? id,
    provider: provider ? { name: provider.name, department: provider.department ?? null } : null,
    slos: slos.map(({ slo, yearly, rto }) => ({ slo, yearly: yearly ?? null, rtoMs: durationMs(rto) })),
    recoveryPoints: (recoveryPoints ?? []).map(({ title, rpo, check = null }) => {
      return { title, rpoMs: durationMs(rpo) ?? 0, check };
    }),
    incidents: rulesOf(incidents),
    incidentHours: incidents?.clock === 'service-hours' ? (incidents.serviceHours ?? null) : null,
  };
}

function rulesOf(incidents: SlaBody['incidents']): IncidentRules {
  const targets = (incidents?.targets ?? {}) as Readonly<Record<string, { respond?: string; resolve?: string }>>;
  return {
    matrix: (incidents?.matrix as PriorityMatrix | undefined) ?? defaultMatrix,
    clock: incidents?.clock ?? 'always',
    targets: Object.fromEntries(
      priorities.flatMap((priority) => {
        const target = targets[priority];
        if (!target) return [];
        return [[priority, { respondMs: durationMs(target.respond), resolveMs: durationMs(target.resolve) }]];
      }),
    ),
  };
}

/** Only of durations that were read before. */
function durationMs(text: string | undefined): number | null {
  if (text === undefined) return null;
  const result = readDocument(JSON.stringify(text), (root) => root.duration());
  return result.ok ? result.value : null;
}
