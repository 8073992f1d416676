import { Fragment, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { LoginWays } from '../../src/api/contract/people.ts';
import type { Problem, Session } from '../../src/api/contract.ts';
import { type Client, createClient } from '../data/client.ts';
import { type Arrival, takeArrival } from '../router.ts';
import { LoginScreen } from '../screens/login.tsx';
import { LoginOver } from './login-over.tsx';
import { SetPassword } from './set-password.tsx';

/** What somebody shows to come in. */
export type Credentials =
  | { readonly key: string }
  | { readonly name: string; readonly password: string; readonly code?: string };

/** What a logged-in page begins with. */
export interface Entered {
  readonly session: Session;
  readonly client: Client;
  /** The collector no longer knows the session. */
  end(): void;
  /** Why nobody was logged out; null when he was. */
  logOut(): Promise<Problem | null>;
}

interface GateProps {
  readonly arrival: Arrival;
  children(entered: Entered): ReactNode;
}

interface Login {
  /** Whose page it is. It stays while he logs in again: what he typed is still in its fields. */
  readonly session: Session | null;
  /** What is asked of who has to log in, and why. */
  readonly asked: { readonly why: string | null; readonly ways: LoginWays } | null;
}

/** Before anybody knows better: whoever has the machine comes in anyway. */
const keysOnly: LoginWays = { password: false, provider: null };

/** Trades the one-time key of a link, or finds the session of the cookie, or shows the login screen. */
export function Gate({ arrival, children }: GateProps) {
  const [{ session, asked }, setLogin] = useState<Login>({ session: null, asked: null });
  const [hasEnded, setEnded] = useState(false);
  const end = useCallback(() => setEnded(true), []);
  const client = useMemo(() => createClient((path, init) => fetch(path, init), end), [end]);

  const ask = useCallback(
    async (why: string | null): Promise<void> => {
      const ways = await client.get<LoginWays>('/api/v1/login', new AbortController().signal);
      setLogin((before) => ({ ...before, asked: { why, ways: ways.ok ? ways.data : keysOnly } }));
    },
    [client],
  );
  const look = useCallback(
    async (whyOut: string | null): Promise<void> => {
      const answer = await client.get<Session>('/api/v1/session', new AbortController().signal);
      setEnded(false);
      if (answer.ok) setLogin({ session: answer.data, asked: null });
      else await ask(answer.status === 0 ? 'unreachable' : whyOut);
    },
    [client, ask],
  );
  /** Why it was refused, as a code; null when somebody is in. */
  const enter = useCallback(
    async (credentials: Credentials): Promise<string | null> => {
      const traded = await client.send('POST', '/api/v1/session', credentials);
      if (!traded.ok) return traded.status === 0 ? 'unreachable' : traded.problem.code;
      client.forget();
      await look(null);
      return null;
    },
    [client, look],
  );
  useEffect(() => {
    const { loginKey, refused } = arrival;
    if (loginKey === null) void look(refused);
    else void enter({ key: loginKey }).then((why) => (why === null ? undefined : ask(why)));
  }, [arrival, enter, ask, look]);
  useEffect(() => {
    // A link that is opened where the page is open already changes only what stands behind `#`: nothing is loaded anew.
    const come = (): void => {
      const { loginKey } = takeArrival(window);
      if (loginKey !== null) void enter({ key: loginKey }).then((why) => (why === null ? undefined : ask(why)));
    };
    window.addEventListener('hashchange', come);
    return () => window.removeEventListener('hashchange', come);
  }, [enter, ask]);
  useEffect(() => {
    // Looked up, not believed: an answer to a question from before a login comes after it.
    if (hasEnded && session !== null && asked === null) void look('ended');
  }, [hasEnded, session, asked, look]);

  useLoginElsewhere(session !== null && asked !== null, client, setLogin);

  const logOut = useCallback(async (): Promise<Problem | null> => {
    const answer = await client.send('DELETE', '/api/v1/session');
    // Where the collector was not reached, the session goes on: whoever comes to this browser next would be in.
    if (!answer.ok) return answer.problem;
    setLogin({ session: null, asked: null });
    await ask(null);
    return null;
  }, [client, ask]);

  const login = asked !== null && <LoginScreen {...asked} isOver={session !== null} enter={enter} />;
  if (session === null) return login;
  const { account } = session;
  if (account !== null && !account.hasPassword && !account.isFromProvider)
    return login || <SetPassword session={session} client={client} done={() => look(null)} />;
  return (
    <>
      {/* Another person begins anew, and sees nothing of what this one did. */}
      <Fragment key={session.name}>{children({ session, client, end, logOut })}</Fragment>
      {login && <LoginOver>{login}</LoginOver>}
    </>
  );
}

/** Who comes back to a locked page after he logged in in another tab, as by the identity provider, is in here too. */
function useLoginElsewhere(isLocked: boolean, client: Client, enter: (login: Login) => void): void {
  useEffect(() => {
    if (!isLocked) return;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const answer = await client.get<Session>('/api/v1/session', new AbortController().signal);
      if (!answer.ok) return;
      // It may be somebody else.
      client.forget();
      enter({ session: answer.data, asked: null });
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isLocked, client, enter]);
}
