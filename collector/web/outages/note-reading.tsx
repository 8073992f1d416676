import type { Translate } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import type { Note } from './note-fields.ts';

/** What was said of an outage, for those who read. */
export function NoteReading({ note }: { note: Note | undefined }) {
  const { t } = useWords();
  return (
    <dl className="outage-facts">
      {linesOf(note, t).map(({ name, text, small }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={text === '' ? 'muted' : undefined}>
            {text === '' ? t('outages.unsaid') : text} {small !== '' && <small>{small}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function linesOf(note: Note | undefined, t: Translate) {
  const { cause, impact, interim, permanent, waived = '' } = note ?? {};
  const because = cause && [t(`cause.of.${cause.category}`), t(`cause.certainty.${cause.certainty}`)].join(' · ');
  const hit = impact && [
    impact.usersAffected === undefined ? '' : t('outages.users.of', { n: impact.usersAffected }),
    impact.degree === undefined ? '' : t(`outages.degree.${impact.degree}`),
  ];
  return [
    { name: t('outages.part.cause'), text: cause?.text ?? '', small: because ?? '' },
    { name: t('outages.part.impact'), text: impact?.text ?? '', small: (hit ?? []).filter(Boolean).join(' · ') },
    { name: t('outages.part.interim'), text: interim?.text ?? '', small: doneWords(interim, t) },
    { name: t('outages.part.permanent'), text: permanent?.text ?? '', small: doneWords(permanent, t) },
    ...(waived === '' ? [] : [{ name: t('outages.part.waived'), text: waived, small: '' }]),
  ];
}

function doneWords(action: Note['permanent'], t: Translate): string {
  const { owner, dueOn, doneOn } = action ?? {};
  const day = doneOn === undefined ? dueOn && t('outages.due', { day: dueOn }) : t('outages.done', { day: doneOn });
  return [owner, day].filter(Boolean).join(' · ');
}
