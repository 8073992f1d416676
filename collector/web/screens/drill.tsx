import '../styles/continuity.css';
import { useState } from 'react';
import { DrillPlan } from '../continuity/drill-plan.tsx';
import type { DrillRun } from '../continuity/drill-run.ts';
import { DrillWatch } from '../continuity/drill-watch.tsx';
import { keepRun, keptRun } from '../continuity/kept-run.ts';
import { useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { Now } from '../parts/now.tsx';

export default function DrillScreen() {
  const { t, router } = useWords();
  const [run, setRun] = useState(() => keptRun(window.localStorage));
  const change = (next: DrillRun | null): void => {
    keepRun(window.localStorage, next);
    setRun(next);
  };
  return (
    <Now asOf={undefined}>
      <title>{`${run?.title ?? t('run.title')} – kadoban`}</title>
      <Link className="back" href="/continuity">
        <Chevron to="left" />
        {t('run.back')}
      </Link>
      {run === null ? (
        <DrillPlan begin={change} />
      ) : (
        <DrillWatch
          run={run}
          change={change}
          saved={() => {
            change(null);
            router.go('/continuity?view=drills', 'push');
          }}
        />
      )}
    </Now>
  );
}
