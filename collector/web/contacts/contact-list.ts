import type { Translate } from '../i18n/translate.ts';

/** A part of the list of emergency contacts, as it is printed and sealed. */
export interface ContactTable {
  /** Two agreements may have one title. */
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What an agreement says of whom to call. */
export interface ContactsOfAgreement {
  readonly id: string;
  readonly title?: string;
  readonly contact?: string;
  readonly contacts?: readonly { readonly role: string; readonly name: string; readonly reach: string }[];
}

/** A service or a supplier, and who answers for it. */
export interface AnsweredFor {
  readonly id: string;
  readonly title?: string;
  readonly contact?: string;
}

interface Sources {
  readonly agreements: readonly ContactsOfAgreement[];
  readonly services: readonly AnsweredFor[];
  readonly suppliers: readonly AnsweredFor[];
}

/** Everybody who can be called, as far as definitions say: by agreement, then for services and suppliers. Nothing where nobody is named. */
export function contactList({ agreements, services, suppliers }: Sources, t: Translate): ContactTable[] {
  const ofAgreements = agreements.map(({ id, title = id, contact, contacts = [] }): ContactTable => {
    const answering = contact === undefined ? [] : [[t('contacts.answering'), contact, '']];
    const named = contacts.map(({ role, name, reach }) => [role, name, reach]);
    const heads = [t('contacts.role'), t('contacts.name'), t('contacts.reach')];
    return { id: `agreement ${id}`, title, heads, rows: [...named, ...answering] };
  });
  const answeredFor = (id: string, title: string, head: string, all: readonly AnsweredFor[]): ContactTable => ({
    ...{ id, title },
    heads: [head, t('contacts.contact')],
    rows: all.flatMap((one) => (one.contact === undefined ? [] : [[one.title ?? one.id, one.contact]])),
  });
  return [
    ...ofAgreements,
    answeredFor('services', t('contacts.services'), t('contacts.service'), services),
    answeredFor('suppliers', t('contacts.suppliers'), t('contacts.supplier'), suppliers),
  ].filter(({ rows }) => rows.length > 0);
}
