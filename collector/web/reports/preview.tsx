import { useState } from 'react';
import { useWords } from '../page.ts';

interface PreviewProps {
  readonly src: string;
  readonly title: string;
}

/** The report itself, in a frame without scripts, forms or an origin; the collector's policy for it says the same. */
export function Preview({ src, title }: PreviewProps) {
  const { t } = useWords();
  const [isThere, setThere] = useState(false);
  return (
    <div className="report-preview">
      {!isThere && (
        <p className="muted" role="status" aria-busy="true">
          {t('report.loading')}
        </p>
      )}
      <iframe src={src} title={title} sandbox="" onLoad={() => setThere(true)} />
    </div>
  );
}
