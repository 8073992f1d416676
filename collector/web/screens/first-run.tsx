import { AdminStep } from '../first-run/admin-step.tsx';
import { CalendarStep } from '../first-run/calendar-step.tsx';
import { ServiceStep } from '../first-run/service-step.tsx';
import {
  isDone,
  useWelcomeState,
  type WelcomeState,
  type WelcomeStep,
  welcomeSteps,
} from '../first-run/welcome-state.ts';
import { usePage, useWords } from '../page.ts';
import { InstallAgent } from '../parts/install-agent.tsx';
import { Link } from '../parts/link.tsx';
import { Now } from '../parts/now.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { type Place, usePlace } from '../router.ts';
import '../styles/first-run.css';

/** April, as most of Japan has it. */
const usualFiscalStart = 4;

/** The first four steps of a fresh collector; the address says which, so that whoever leaves comes back to it. */
export default function FirstRunScreen() {
  const { t, setPreferences } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const state = useWelcomeState();
  if (!session.may.includes('administer')) return <p className="nothing">{t('welcome.finished.text')}</p>;
  const step = stepOf(place, state);
  const leave = (): void => setPreferences({ welcomed: true });
  return (
    <div className="welcome">
      <title>{`${t('welcome.title')} – kadoban`}</title>
      <header className="welcome-head">
        <h1>{t('welcome.title')}</h1>
        <p className="lead">{t('welcome.lead')}</p>
        <Link className="button" href="/" onClickCapture={leave}>
          {t('welcome.leave')}
        </Link>
      </header>
      {state === undefined ? (
        <Skeleton />
      ) : (
        <>
          <StepList state={state} current={step} />
          {step === 'finished' ? <Finished leave={leave} /> : <Step key={step} step={step} state={state} />}
        </>
      )}
    </div>
  );
}

/** The step of the address; without one, the first that is not done. */
function stepOf({ query }: Place, state: WelcomeState | undefined): WelcomeStep | 'finished' {
  const wanted = query.get('step');
  if (wanted === 'finished') return wanted;
  const named = welcomeSteps.find((step) => step === wanted);
  return named ?? welcomeSteps.find((step) => state !== undefined && !isDone(step, state)) ?? 'admin';
}

function StepList({ state, current }: { state: WelcomeState; current: WelcomeStep | 'finished' }) {
  const { t } = useWords();
  const place = usePlace();
  return (
    <nav aria-label={t('welcome.steps')}>
      <ol className="welcome-steps">
        {welcomeSteps.map((step, index) => (
          <li key={step} data-done={isDone(step, state)}>
            <Link href={place.with({ step, zone: null })} aria-current={step === current ? 'step' : undefined}>
              <span className="welcome-number" aria-hidden="true">
                {isDone(step, state) ? '✓' : index + 1}
              </span>
              <span>
                <small>{t('welcome.step', { n: index + 1 })}</small>
                {t(`welcome.${step}`)}
                {isDone(step, state) && <span className="hidden">{t('welcome.done')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({ step, state }: { step: WelcomeStep; state: WelcomeState }) {
  const { t, router } = useWords();
  const place = usePlace();
  const following = welcomeSteps[welcomeSteps.indexOf(step) + 1] ?? 'finished';
  const next = place.with({ step: following, zone: null });
  const fiscal = fiscalOf(place.query.get('fiscal'));
  const goOn = (): void => {
    state.reload();
    router.go(place.with({ step: following }), 'push');
  };
  const done = isDone(step, state);
  return (
    <section className="panel welcome-step" aria-labelledby="welcome-step">
      <h2 id="welcome-step">{t(`welcome.${step}.title`)}</h2>
      <p className="lead">{t(`welcome.${step}.lead`)}</p>
      {step === 'admin' && <AdminStep isDone={done} next={next} />}
      {step === 'calendar' && (
        <CalendarStep
          state={state}
          fiscal={fiscal}
          chooseFiscal={(month) => router.go(place.with({ fiscal: String(month) }), 'replace')}
          goOn={goOn}
        />
      )}
      {step === 'agent' && <AgentStep state={state} />}
      {step === 'service' && <ServiceStep state={state} fiscal={fiscal} goOn={goOn} />}
      <footer className="welcome-foot">
        <Link className={done ? 'button primary' : 'link-button'} href={next}>
          {t(done ? 'welcome.next' : 'welcome.skip')}
        </Link>
      </footer>
    </section>
  );
}

function fiscalOf(text: string | null): number {
  return text !== null && /^(?:[1-9]|1[0-2])$/.test(text) ? Number(text) : usualFiscalStart;
}

function AgentStep({ state: { hosts } }: { state: WelcomeState }) {
  const { t } = useWords();
  if (hosts === undefined) return <Skeleton />;
  const connected = hosts.hosts.filter((host) => host.connected).length;
  return (
    <Now asOf={hosts.asOf}>
      {connected > 0 && (
        <p className="welcome-done" role="status">
          {t('welcome.agent.connected', { n: connected })}
        </p>
      )}
      <InstallAgent hosts={hosts.hosts} />
    </Now>
  );
}

function Finished({ leave }: { leave(): void }) {
  const { t } = useWords();
  return (
    <section className="panel welcome-step">
      <h2>{t('welcome.finished')}</h2>
      <p className="lead">{t('welcome.finished.text')}</p>
      <Link className="button primary" href="/" onClickCapture={leave}>
        {t('welcome.finish')}
      </Link>
    </section>
  );
}
