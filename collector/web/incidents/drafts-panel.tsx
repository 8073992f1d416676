import { useMemo, useState } from 'react';
import { createInstants } from '../format/instants.ts';
import { createTranslate, type Language } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { TextField } from '../parts/text-field.tsx';
import { serviceNames } from './affected-names.ts';
import { type Draft, type DraftFacts, type DraftKind, draftKinds, draftOf } from './draft.ts';
import { ledgerFacts } from './ledger-facts.ts';
import { correctionsOf } from './timeline-panel.tsx';
import { useIncident } from './use-incident.ts';

const languages = ['ja', 'en'] as const satisfies readonly Language[];

/** Notices to those who are hit, made of what is recorded, to be edited and copied. */
export function DraftsPanel() {
  const { t, language: own } = useWords();
  const { detail } = useIncident();
  const [kind, setKind] = useState<DraftKind>(detail.incident.restoredAt === undefined ? 'first' : 'restored');
  const [language, setLanguage] = useState<Language>(own);
  const made = useDraft(kind, language);
  const name = `${kind} ${language}`;
  /** By what they are: neither a look at another notice nor a new line of the timeline takes away what was typed into one. */
  const [edited, setEdited] = useState<Readonly<Record<string, Draft>>>({});
  return (
    <section className="panel drafts">
      <header className="panel-head">
        <p className="muted">{t('incident.drafts.lead')}</p>
      </header>
      <div className="drafts-choice">
        <fieldset className="segments" aria-label={t('incident.drafts.kind')}>
          {draftKinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {t(`incident.drafts.${one}`)}
            </button>
          ))}
        </fieldset>
        <fieldset className="segments" aria-label={t('incident.drafts.language')}>
          {languages.map((one) => (
            <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => setLanguage(one)}>
              {one === 'ja' ? '日本語' : 'English'}
            </button>
          ))}
        </fieldset>
      </div>
      <DraftEditor
        made={made}
        draft={edited[name] ?? made}
        language={language}
        change={(draft) => setEdited((before) => ({ ...before, [name]: draft }))}
      />
    </section>
  );
}

/** The notice as the facts have it now. */
function useDraft(kind: DraftKind, language: Language): Draft {
  const { instants, session } = usePage();
  const { detail } = useIncident();
  const zone = instants.zone.name;
  return useMemo(() => {
    const { id, incident, titles, timeline } = detail;
    const corrections = correctionsOf(timeline);
    const notes = timeline.filter(({ what, version }) => what === 'note' && !corrections.has(version));
    const last = notes.at(-1);
    const facts: DraftFacts = {
      id,
      incident,
      services: serviceNames(incident, titles),
      organisation: session.organisation.name,
      ledger: ledgerFacts(detail),
      latest: last === undefined ? null : { at: last.at, text: last.text ?? '' },
    };
    return draftOf(kind, facts, createTranslate(language), createInstants(zone, language));
  }, [detail, kind, language, session.organisation.name, zone]);
}

interface DraftEditorProps {
  readonly made: Draft;
  readonly draft: Draft;
  readonly language: Language;
  change(draft: Draft): void;
}

function DraftEditor({ made, draft, language, change }: DraftEditorProps) {
  const { t } = useWords();
  return (
    <div className="draft" lang={language}>
      <TextField
        label={t('incident.drafts.subject')}
        value={draft.subject}
        change={(subject) => change({ ...draft, subject })}
      />
      <CopyButton text={draft.subject} />
      <TextField
        label={t('incident.drafts.body')}
        value={draft.body}
        isLong
        maxLength={20_000}
        change={(body) => change({ ...draft, body })}
      />
      <CopyButton text={draft.body} />
      <button
        type="button"
        className="link-button"
        disabled={draft.subject === made.subject && draft.body === made.body}
        onClick={() => change(made)}
      >
        {t('incident.drafts.again')}
      </button>
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<string | null>(null);
  // Without TLS, browsers give no clipboard beyond the loopback; the text can be marked and copied by hand.
  if (navigator.clipboard === undefined) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{copied === text ? t('command.copied') : t('command.copy')}</span>
    </button>
  );
}
