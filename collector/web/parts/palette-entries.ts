import { useMemo } from 'react';
import type { HostList } from '../../src/api/contract.ts';
import type { IncidentList } from '../../src/api/journal-answers.ts';
import { allHosts } from '../data/all-hosts.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { sectionsFor } from '../screens/screens.ts';
import { settingsSections } from '../settings/sections.ts';
import type { Entry } from './palette-match.ts';

/** Names change rarely; who opens the palette again asks again. */
const freshness = { everyMs: 60_000 };

interface Definitions {
  readonly definitions: readonly Told<{ readonly title?: string }>[];
}

/** Everything that has an address, and what can be done from anywhere. `show` opens what lies above every screen. */
export function usePaletteEntries(show: (what: 'keys' | 'account') => void): Entry[] {
  const { t } = useWords();
  const { session } = usePage();
  const incidents = useIncidents();
  const named = useNamed();
  const actions = useActions(show);
  return useMemo(() => {
    const screens = sectionsFor(session).map(
      ({ name, href }): Entry => ({ kind: 'screen', open: href, text: t(`nav.${name}`), also: name }),
    );
    const settings = settingsSections
      .filter(({ right }) => session.may.includes(right))
      .map(({ name, title }): Entry => ({ kind: 'settings', open: `/settings/${name}`, text: t(title), also: name }));
    // Before anything is typed the first of them are shown: what burns, and where one can go.
    return [...incidents, ...screens, ...named, ...settings, ...actions];
  }, [t, session, incidents, named, actions]);
}

/** Those that are open. */
function useIncidents(): Entry[] {
  const { session } = usePage();
  const path = session.may.includes('look') ? '/api/v1/incidents?open=true' : null;
  const { data } = useResource<IncidentList>(path, freshness);
  return useMemo(
    () =>
      (data?.incidents ?? []).map(({ id, incident: { title } }) => ({
        kind: 'incident',
        open: `/incidents/${id}`,
        text: title,
        also: id,
      })),
    [data],
  );
}

/** Services and hosts. */
function useNamed(): Entry[] {
  const { instants, session } = usePage();
  const hostPath = `/api/v1/hosts?tz=${encodeURIComponent(instants.zone.name)}`;
  const hosts = useResource<HostList>(session.may.includes('look') ? hostPath : null, freshness, allHosts);
  const slos = useResource<Definitions>('/api/v1/slos', freshness);
  return useMemo(
    () => [
      ...(slos.data?.definitions ?? []).map(
        ({ definition: { id, title = id } }): Entry => ({
          kind: 'slo',
          open: `/services/${encodeURIComponent(id)}`,
          text: title,
          also: id,
        }),
      ),
      ...(hosts.data?.hosts ?? []).map(
        ({ id, name, tags }): Entry => ({
          kind: 'host',
          open: `/hosts/${encodeURIComponent(id)}`,
          text: name,
          also: [...tags, id].join(' '),
        }),
      ),
    ],
    [slos.data, hosts.data],
  );
}

function useActions(show: (what: 'keys' | 'account') => void): Entry[] {
  const { t, setPreferences } = useWords();
  return useMemo(() => {
    const action = (text: string, also: string, open: Entry['open']): Entry => ({ kind: 'action', text, also, open });
    return [
      action(t('palette.board'), 'board', '/?board=1'),
      action(t('palette.theme.dark'), 'dark', () => setPreferences({ theme: 'dark' })),
      action(t('palette.theme.light'), 'light', () => setPreferences({ theme: 'light' })),
      action(t('palette.theme.system'), 'auto system', () => setPreferences({ theme: null })),
      action('日本語で表示', 'japanese', () => setPreferences({ language: 'ja' })),
      action('Show in English', '英語', () => setPreferences({ language: 'en' })),
      action(t('palette.account'), 'account password logout', () => show('account')),
      action(t('bar.keys'), 'keys shortcuts', () => show('keys')),
    ];
  }, [t, setPreferences, show]);
}
