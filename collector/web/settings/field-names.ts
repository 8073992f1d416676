import { messageOr } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import type { SchemaNode } from './schema-node.ts';

/** What a member is called; one that has no name of ours goes by its key. */
export function useFieldNames() {
  const { t, language } = useWords();
  return {
    label: (path: string, name: string): string =>
      messageOr(t, `settings.field.${path}`, messageOr(t, `settings.field.${name}`, name)),
    // The schema speaks English.
    hint: (path: string, schema: SchemaNode): string | undefined => {
      const own = messageOr(t, `settings.hint.${path}`, '');
      if (own !== '') return own;
      return language === 'en' ? schema.description : undefined;
    },
    option: (word: string): string => messageOr(t, `settings.option.${word}`, word),
  };
}
