import { useMemo } from 'react';
import { listed } from '../format/listed.ts';
import { useWords } from '../page.ts';
import checkKinds from './check-kinds.json' with { type: 'json' };
import { type DefinitionKindPage, DefinitionTab } from './definition-tab.tsx';
import type { SchemaNode } from './schema-node.ts';

const kinds = checkKinds as unknown as Readonly<Record<string, SchemaNode>>;
const kindChoice: SchemaNode = { enum: Object.keys(kinds) };

/** Before its kind is chosen a check has nothing else to say. */
const unchosen: SchemaNode = { type: 'object', properties: { kind: kindChoice }, required: ['kind'] };

/** What hosts are to look at, by their tags; the form of each check is that of its kind. */
export default function ChecksTab() {
  const { t } = useWords();
  const page = useMemo(
    (): DefinitionKindPage => ({
      plural: 'checks',
      help: {
        names: {},
        rowSchema(path, row, schema) {
          if (path !== 'checks') return schema;
          const own = typeof row.kind === 'string' ? kinds[row.kind] : undefined;
          return own === undefined ? unchosen : { ...own, properties: { ...own.properties, kind: kindChoice } };
        },
      },
      summary: (value) => {
        const tags = (value.tags ?? []) as readonly string[];
        const checks = (value.checks ?? []) as readonly { name?: string; kind?: string }[];
        const whose = tags.length === 0 ? t('settings.checks.all') : tags.join(' + ');
        return `${whose} · ${listed(
          checks.map(({ name, kind }) => `${name ?? ''} (${kind ?? ''})`),
          t,
        )}`;
      },
      templates: [
        {
          key: 'web',
          value: { tags: [], checks: [{ kind: 'http', name: 'https', intervalMs: 30_000, url: 'https://' }] },
        },
      ],
    }),
    [t],
  );
  return <DefinitionTab page={page} />;
}
