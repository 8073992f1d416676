import type { Outlook } from '../../src/api/contract/overview.ts';
import { useWords } from '../page.ts';

type Shown = NonNullable<Outlook> | 'none';

/** Of those alike in shape the word tells them apart. */
const shapes: Readonly<Record<Shown, { readonly path: string; readonly isFilled: boolean }>> = {
  met: { path: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z', isFilled: true },
  'on-course': { path: 'M6 1.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Z', isFilled: false },
  'at-risk': { path: 'M6 .8 11.6 11H.4Z', isFilled: true },
  undetermined: { path: 'M6 1.8 10.8 10.4H1.2Z', isFilled: false },
  missed: { path: 'M2 2l8 8M10 2l-8 8', isFilled: false },
  none: { path: 'M2.5 6h7', isFilled: false },
};

/** Whether a promise was or will be kept, by shape, word and colour. */
export function OutlookMark({ outlook }: { outlook: Outlook }) {
  const { t } = useWords();
  const shown: Shown = outlook ?? 'none';
  return (
    <span className="outlook" data-outlook={shown}>
      <OutlookShape outlook={outlook} />
      <span>{t(`services.outlook.${shown}`)}</span>
    </span>
  );
}

export function OutlookShape({ outlook }: { outlook: Outlook }) {
  const { path, isFilled } = shapes[outlook ?? 'none'];
  return (
    <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={path}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={isFilled ? 0 : 1.9}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
