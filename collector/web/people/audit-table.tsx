import type { AuditLineAnswer } from '../../src/api/contract/people.ts';
import { messageOr } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { factChanges } from './fact-changes.ts';

/** Changes, the newest first. */
export function AuditTable({ lines }: { lines: readonly AuditLineAnswer[] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const zone = instants.zoneLabel(Date.now());
  return (
    <table className="people-table audit-table">
      <caption className="hidden">{t('audit.caption', { zone: instants.zone.name })}</caption>
      <thead>
        <tr>
          <th scope="col">
            {t('audit.column.at')} <small>{zone}</small>
          </th>
          <th scope="col">{t('audit.column.author')}</th>
          <th scope="col">{t('audit.column.what')}</th>
          <th scope="col">{t('audit.column.change')}</th>
          <th scope="col">{t('audit.column.from')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <AuditRow key={`${line.log} ${line.n}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ line }: { line: AuditLineAnswer }) {
  const { t } = useWords();
  const { at, author, action, object, via, address, version, reason } = line;
  return (
    <tr>
      <td>
        <At ms={Date.parse(at)} as="full" />
      </td>
      <th scope="row">{author === '' ? <span className="muted">{t('audit.nobody')}</span> : author}</th>
      <td data-label={t('audit.column.what')}>
        {messageOr(t, `audit.action.${action}`, action)}
        <small>{object}</small>
      </td>
      <td data-label={t('audit.column.change')}>
        {version !== null && <span>{t('audit.version', { n: version })}</span>}
        {reason !== '' && <small>{reason}</small>}
        <Facts line={line} />
      </td>
      <td data-label={t('audit.column.from')}>
        {t(via === null ? 'audit.via.file' : `audit.via.${viaOf(via)}`)}
        {address !== null && <small>{address}</small>}
      </td>
    </tr>
  );
}

function viaOf(via: string): 'session' | 'key' | 'cli' | 'nobody' {
  return via === 'session' || via === 'key' || via === 'cli' ? via : 'nobody';
}

function Facts({ line: { before, after } }: { line: AuditLineAnswer }) {
  const { t } = useWords();
  const changes = factChanges(before, after);
  if (changes.length === 0) return null;
  return (
    <ul className="audit-facts">
      {changes.map((fact) => (
        <li key={fact.name}>
          <span className="muted">{messageOr(t, `audit.fact.${fact.name}`, fact.name)}:</span>{' '}
          {fact.before !== null && (
            <del>
              <Fact text={fact.before} />
            </del>
          )}
          {fact.before !== null && ' → '}
          {fact.after === null ? '–' : <Fact text={fact.after} />}
        </li>
      ))}
    </ul>
  );
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A fact as people say it. */
function Fact({ text }: { text: string }) {
  const { t } = useWords();
  if (instantPattern.test(text)) return <At ms={Date.parse(text)} as="minute" />;
  return text === 'true' ? t('audit.yes') : messageOr(t, `role.${text}`, text);
}
