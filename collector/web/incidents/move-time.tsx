import { usePage, useWords } from '../page.ts';
import { InstantField, type TypedInstant } from '../parts/instant-field.tsx';
import type { IncidentState } from './steps.ts';

interface MoveTimeProps {
  readonly to: IncidentState;
  /** When its outages were over before anybody took it; then nobody takes it later. */
  readonly overAt: string | null;
  readonly text: string;
  readonly typed: TypedInstant;
  setText(text: string): void;
}

/** When an incident came to a state. */
export function MoveTime({ to, overAt, text, typed, setText }: MoveTimeProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const zone = instants.zoneLabel(Date.now());
  const field = { label: t('incident.move.at'), text, typed, setText };
  if (overAt === null) {
    return <InstantField {...field} hint={t(`incident.move.at.${to === 'restored' ? to : 'hint'}`, { zone })} />;
  }
  return (
    <>
      <p>
        {t('incident.move.over', { at: instants.zoned(Date.parse(overAt)), restored: t('incident.move.restored') })}
      </p>
      <InstantField {...field} hint={t('incident.move.at.over', { zone })} required />
    </>
  );
}
