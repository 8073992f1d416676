import { type ReactNode, useMemo, useState } from 'react';
import type { DefinitionPlural, Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { DefinitionEditor } from './definition-editor.tsx';
import type { FormHelp, Value } from './schema-form.tsx';
import type { SchemaNode } from './schema-node.ts';

export type ToldValue = Told<Value>;

/** What a page of definitions of one kind says besides its schema. */
export interface DefinitionKindPage {
  readonly plural: Extract<DefinitionPlural, 'calendars' | 'slas' | 'checks'>;
  readonly help: FormHelp;
  /** What is said of one in the list, below its title. */
  summary(value: Value): ReactNode;
  /** To begin a new one with. */
  readonly templates: readonly {
    readonly key: 'calendar' | 'always' | 'office' | 'critical' | 'web';
    readonly value: Value;
  }[];
  /** What stands beside the form. */
  readonly preview?: (value: Value) => ReactNode;
}

const freshness = { everyMs: 60_000 } as const;

/** The definitions of a kind: a list, and one of them to read, change, or begin. */
export function DefinitionTab({ page }: { page: DefinitionKindPage }) {
  const { t } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const { plural } = page;
  const topics = useMemo(() => ({ topics: [plural], everyMs: 2000 }), [plural]);
  const { data, problem, reload } = useResource<{ definitions: readonly ToldValue[] }>(`/api/v1/${plural}`, topics);
  const schema = useResource<SchemaNode>(`/api/v1/schemas/${plural}`, freshness);
  const id = place.query.get('id');
  const begun = session.may.includes('administer') ? place.query.get('new') : null;
  const template = page.templates.find(({ key }) => key === begun);
  const told = data?.definitions.find(({ definition }) => definition.id === id);
  if (problem !== undefined && data === undefined) return <ProblemNote problem={problem} kept={false} retry={reload} />;
  if (data === undefined || schema.data === undefined) return <Skeleton />;
  if (told !== undefined || template !== undefined) {
    return (
      <DefinitionEditor
        key={`${id} ${template?.key}`}
        page={page}
        schema={schema.data}
        told={told ?? null}
        start={told === undefined ? (template?.value ?? {}) : bodyOf(told)}
        reload={reload}
      />
    );
  }
  return (
    <>
      <NewOnes page={page} />
      {data.definitions.length === 0 ? (
        <p className="nothing">{t(`settings.${plural}.empty`)}</p>
      ) : (
        <ul className="definition-list">
          {data.definitions.map((one) => (
            <li key={one.definition.id}>
              <Link href={place.with({ id: one.definition.id })}>{titleOf(one)}</Link>
              <code>{one.definition.id}</code>
              {one.source === 'file' && <span className="flag">{t('settings.file')}</span>}
              <p className="muted">{page.summary(one.definition)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function NewOnes({ page: { plural, templates } }: { page: DefinitionKindPage }) {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const [asked, setAsked] = useState(false);
  const begin = (key: string): void => router.go(place.with({ new: key }), 'push');
  const [only] = templates;
  return (
    <div className="setting-actions">
      <p className="muted">{t(`settings.${plural}.lead`)}</p>
      {session.may.includes('administer') &&
        (asked && templates.length > 1 ? (
          <span className="template-choice">
            {templates.map(({ key }) => (
              <button key={key} type="button" className="button" onClick={() => begin(key)}>
                {t(`settings.template.${key}`)}
              </button>
            ))}
          </span>
        ) : (
          <button
            type="button"
            className="button primary"
            onClick={() => (templates.length > 1 || only === undefined ? setAsked(true) : begin(only.key))}
          >
            {t(`settings.${plural}.new`)}
          </button>
        ))}
    </div>
  );
}

function titleOf({ definition }: ToldValue): string {
  return typeof definition.title === 'string' && definition.title !== '' ? definition.title : definition.id;
}

/** What a definition says, without its id and when it holds. */
function bodyOf({ definition }: ToldValue): Value {
  const { id: _, effectiveFrom: __, ...value } = definition;
  return value;
}
