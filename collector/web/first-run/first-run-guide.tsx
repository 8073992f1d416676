import { useEffect } from 'react';
import type { LoginWays } from '../../src/api/contract/people.ts';
import type { HostList } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';

const freshness = { everyMs: 60_000 };

/** Leads the first administrator of a fresh collector, without users and hosts, to its first steps. Whoever left them is not led there again. */
export function FirstRunGuide() {
  const { router, preferences } = useWords();
  const { session } = usePage();
  const { path } = usePlace();
  const isAsked = path === '/' && !preferences.welcomed && session.may.includes('administer');
  const login = useResource<LoginWays>(isAsked ? '/api/v1/login' : null, freshness);
  const isWithoutUsers = login.data?.password === false;
  const hosts = useResource<HostList>(isAsked && isWithoutUsers ? '/api/v1/hosts?limit=1' : null, freshness);
  const isFresh = isAsked && isWithoutUsers && hosts.data?.hosts.length === 0;
  useEffect(() => {
    if (isFresh) router.go('/welcome', 'replace');
  }, [isFresh, router]);
  return null;
}
