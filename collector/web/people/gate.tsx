import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { LoginWays } from '../../src/api/contract/people.ts';
import type { Session } from '../../src/api/contract.ts';
import { type Client, createClient } from '../data/client.ts';
import type { Arrival } from '../router.ts';
import { LoginScreen } from '../screens/login.tsx';
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
  logOut(): Promise<void>;
}

interface GateProps {
  readonly arrival: Arrival;
  children(entered: Entered): ReactNode;
}

type Login =
  | { readonly at: 'checking' }
  | { readonly at: 'out'; readonly why: string | null; readonly ways: LoginWays }
  | { readonly at: 'in'; readonly session: Session };

/** Before anybody knows better: whoever has the machine comes in anyway. */
const keysOnly: LoginWays = { password: false, provider: null };

/** Trades the one-time key of a link, or finds the session of the cookie, or shows the login screen. */
export function Gate({ arrival, children }: GateProps) {
  const [login, setLogin] = useState<Login>({ at: 'checking' });
  const [hasEnded, setEnded] = useState(false);
  const end = useCallback(() => setEnded(true), []);
  const client = useMemo(() => createClient((path, init) => fetch(path, init), end), [end]);

  const leave = useCallback(
    async (why: string | null): Promise<void> => {
      const ways = await client.get<LoginWays>('/api/v1/login', new AbortController().signal);
      setLogin({ at: 'out', why, ways: ways.ok ? ways.data : keysOnly });
    },
    [client],
  );
  const look = useCallback(
    async (whyOut: string | null): Promise<void> => {
      const answer = await client.get<Session>('/api/v1/session', new AbortController().signal);
      setEnded(false);
      if (answer.ok) setLogin({ at: 'in', session: answer.data });
      else await leave(answer.status === 0 ? 'unreachable' : whyOut);
    },
    [client, leave],
  );
  /** Why it was refused, as a code; null when somebody is in. */
  const enter = useCallback(
    async (credentials: Credentials): Promise<string | null> => {
      const traded = await client.send('POST', '/api/v1/session', credentials);
      if (!traded.ok) return traded.status === 0 ? 'unreachable' : traded.problem.code;
      await look(null);
      return null;
    },
    [client, look],
  );
  useEffect(() => {
    const { loginKey, refused } = arrival;
    if (loginKey === null) void look(refused);
    else void enter({ key: loginKey }).then((why) => (why === null ? undefined : leave(why)));
  }, [arrival, enter, leave, look]);
  useEffect(() => {
    if (hasEnded && login.at === 'in') void leave('ended');
  }, [hasEnded, login.at, leave]);

  const logOut = useCallback(async (): Promise<void> => {
    await client.send('DELETE', '/api/v1/session');
    await leave(null);
  }, [client, leave]);

  if (login.at === 'checking') return null;
  if (login.at === 'out') return <LoginScreen why={login.why} ways={login.ways} enter={enter} />;
  const { session } = login;
  const { account } = session;
  if (account !== null && !account.hasPassword && !account.isFromProvider)
    return <SetPassword session={session} client={client} done={() => look(null)} />;
  return children({ session, client, end, logOut });
}
