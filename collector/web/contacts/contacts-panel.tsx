import '../styles/contacts.css';
import { useState } from 'react';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { type AnsweredFor, type ContactsOfAgreement, type ContactTable, contactList } from './contact-list.ts';
import { SealDialog } from './seal-dialog.tsx';

interface List<Body> {
  readonly definitions: readonly Told<Body>[];
}

const freshness = { topics: ['slas', 'services', 'suppliers'], everyMs: 60_000 } as const;

/** Everybody who can be called, gathered from agreements, services and suppliers: to be printed, or sealed into a file. */
export function ContactsPanel() {
  const { t } = useWords();
  const slas = useResource<List<ContactsOfAgreement>>('/api/v1/slas', freshness);
  const services = useResource<List<AnsweredFor>>('/api/v1/services', freshness);
  const suppliers = useResource<List<AnsweredFor>>('/api/v1/suppliers', freshness);
  const problem = slas.problem ?? services.problem ?? suppliers.problem;
  if (slas.data === undefined || services.data === undefined || suppliers.data === undefined) {
    return problem === undefined ? <Skeleton /> : <ProblemNote problem={problem} kept={false} retry={slas.reload} />;
  }
  const tables = contactList(
    { agreements: bodiesOf(slas.data), services: bodiesOf(services.data), suppliers: bodiesOf(suppliers.data) },
    t,
  );
  if (tables.length === 0) {
    return (
      <div className="nothing">
        <p>{t('contacts.none')}</p>
        <Link href="/settings/slas" className="button">
          {t('contacts.none.go')}
        </Link>
      </div>
    );
  }
  return <Contacts tables={tables} />;
}

function bodiesOf<Body>({ definitions }: List<Body>): Body[] {
  return definitions.map(({ definition }) => definition);
}

function Contacts({ tables }: { tables: readonly ContactTable[] }) {
  const { t } = useWords();
  const { session, instants } = usePage();
  const nowMs = useNow();
  const [sealing, setSealing] = useState(false);
  const about = t('contacts.about', {
    organisation: session.organisation.name,
    at: `${instants.minute(nowMs)} ${instants.zoneLabel(nowMs)}`,
  });
  return (
    <section className="panel contacts">
      <header className="panel-head">
        <h2>{t('contacts.title')}</h2>
        <span className="muted contacts-about">{about}</span>
        <span className="bar-space" />
        <span className="contacts-acts">
          <button type="button" className="button" onClick={() => window.print()}>
            {t('contacts.print')}
          </button>
          {window.isSecureContext && (
            <button type="button" className="button" onClick={() => setSealing(true)}>
              {t('contacts.seal')}
            </button>
          )}
        </span>
      </header>
      {!window.isSecureContext && <p className="contacts-insecure">{t('contacts.insecure')}</p>}
      <div className="contact-tables">
        {tables.map((table) => (
          <ContactSection key={table.id} table={table} />
        ))}
      </div>
      {sealing && <SealDialog tables={tables} asOfMs={nowMs} close={() => setSealing(false)} />}
    </section>
  );
}

function ContactSection({ table: { title, heads, rows } }: { table: ContactTable }) {
  return (
    <section>
      <h3>{title}</h3>
      <table className="plain">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr key={[first, ...others].join(' ')}>
              <th scope="row">{first}</th>
              {others.map((text, index) => (
                <td key={heads[index + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
