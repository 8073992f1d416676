import { useWords } from '../page.ts';

interface CutNoteProps {
  readonly shown: number;
  readonly total: number;
  /** The screen has filters by which the rest is found. */
  readonly canNarrow?: boolean;
}

/** Says that a list is longer than what is shown of it; of a whole one nothing. */
export function CutNote({ shown, total, canNarrow = false }: CutNoteProps) {
  const { t } = useWords();
  if (shown >= total) return null;
  return (
    <p className="count" role="note">
      {t(canNarrow ? 'list.cut.narrow' : 'list.cut', { n: shown, total })}
    </p>
  );
}
