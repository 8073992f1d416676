import { usePage, useWords } from '../page.ts';
import { InstantField, type TypedInstant } from '../parts/instant-field.tsx';
import type { MoveTimeProblem } from './move-needs.ts';
import type { IncidentState } from './steps.ts';
import { useIncident } from './use-incident.ts';

interface MoveTimeProps {
  readonly to: IncidentState;
  /** When its outages were over before anybody took it; then nobody takes it later. */
  readonly overAt: string | null;
  readonly problem: MoveTimeProblem | null;
  readonly text: string;
  readonly typed: TypedInstant;
  setText(text: string): void;
}

/** When an incident came to a state. */
export function MoveTime({ to, overAt, problem, text, typed, setText }: MoveTimeProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { detectedAt } = useIncident().detail.incident;
  const zone = instants.zoneLabel(Date.now());
  const field = { label: t('incident.move.at'), text, typed, setText };
  const told = (at: string): string => instants.zoned(Date.parse(at));
  return (
    <>
      {overAt !== null && <p>{t('incident.move.over', { at: told(overAt), restored: t('incident.move.restored') })}</p>}
      {overAt === null ? (
        <InstantField {...field} hint={t(`incident.move.at.${to === 'restored' ? to : 'hint'}`, { zone })} />
      ) : (
        <InstantField {...field} hint={t('incident.move.at.over', { zone })} required />
      )}
      {problem === 'early' && <p className="problem-line">{t('incident.move.early', { at: told(detectedAt) })}</p>}
      {problem === 'late' && <p className="problem-line">{t('incident.move.late', { at: told(overAt ?? '') })}</p>}
    </>
  );
}
