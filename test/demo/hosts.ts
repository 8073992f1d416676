import type { CheckRule } from '@kadoban/proto/messages';

/** What a host does all day: decides how busy it is when. */
export type Rhythm = 'shop' | 'office' | 'database' | 'nights' | 'quiet';

/** A host of the company whose past is simulated. */
export interface DemoHost {
  readonly name: string;
  readonly tags: readonly string[];
  readonly rhythm: Rhythm;
  readonly machine: 'small' | 'medium' | 'large';
  readonly address: string;
  /** What its agent looks at, by the check's name. */
  readonly checks: readonly Pick<CheckRule, 'name' | 'kind' | 'target'>[];
  /** How many months ago its agent was installed; when the story begins without one. */
  readonly sinceMonths?: number;
  /** How many months ago it was taken out of service. */
  readonly untilMonths?: number;
  /** Its data disk is full in some weeks. */
  readonly isFilling?: true;
  /** How far its wall clock is ahead. */
  readonly clockAheadMs?: number;
}

const http = (name: string, target: string) => ({ name, kind: 'http', target });
const tcp = (name: string, target: string) => ({ name, kind: 'tcp', target });

/** Their names are what people type; sites and what they are for are tags. */
export const demoHosts: readonly DemoHost[] = [
  {
    ...{
      name: 'web-01',
      tags: ['env:prod', 'role:web', 'site:tokyo'],
      rhythm: 'shop',
      machine: 'medium',
      address: '10.1.10.11',
    },
    checks: [http('https', 'https://www.minami.example.jp/health')],
  },
  {
    ...{
      name: 'web-02',
      tags: ['env:prod', 'role:web', 'site:tokyo'],
      rhythm: 'shop',
      machine: 'medium',
      address: '10.1.10.12',
    },
    checks: [http('https', 'https://www.minami.example.jp/health')],
  },
  {
    ...{
      name: 'app-01',
      tags: ['env:prod', 'role:app', 'site:tokyo'],
      rhythm: 'shop',
      machine: 'large',
      address: '10.1.20.11',
    },
    checks: [http('api', 'http://localhost:8080/actuator/health')],
  },
  {
    ...{
      name: 'app-02',
      tags: ['env:prod', 'role:app', 'site:osaka'],
      rhythm: 'shop',
      machine: 'large',
      address: '10.2.20.11',
    },
    checks: [],
  },
  {
    ...{
      name: 'db-01',
      tags: ['env:prod', 'role:db', 'site:tokyo'],
      rhythm: 'database',
      machine: 'large',
      address: '10.1.30.11',
    },
    checks: [{ name: 'postgres', kind: 'postgres', target: 'postgres://localhost/orders' }],
    isFilling: true,
  },
  {
    ...{
      name: 'db-02',
      tags: ['env:prod', 'role:db', 'site:osaka'],
      rhythm: 'database',
      machine: 'large',
      address: '10.2.30.11',
    },
    checks: [],
  },
  {
    ...{
      name: 'auth-01',
      tags: ['env:prod', 'role:auth', 'site:tokyo'],
      rhythm: 'office',
      machine: 'small',
      address: '10.1.40.11',
    },
    checks: [http('login', 'https://login.minami.example.jp/')],
  },
  {
    ...{
      name: 'auth-02',
      tags: ['env:prod', 'role:auth', 'site:osaka'],
      rhythm: 'office',
      machine: 'small',
      address: '10.2.40.11',
    },
    checks: [],
  },
  {
    ...{
      name: 'acct-01',
      tags: ['env:prod', 'role:app', 'site:tokyo'],
      rhythm: 'office',
      machine: 'medium',
      address: '10.1.50.11',
    },
    checks: [http('https', 'https://kaikei.minami.example.jp/')],
  },
  {
    ...{
      name: 'acct-db-01',
      tags: ['env:prod', 'role:db', 'site:tokyo'],
      rhythm: 'office',
      machine: 'large',
      address: '10.1.50.21',
    },
    checks: [],
  },
  {
    ...{
      name: 'mail-01',
      tags: ['env:prod', 'role:mail', 'site:tokyo'],
      rhythm: 'office',
      machine: 'medium',
      address: '10.1.60.11',
    },
    checks: [{ name: 'smtp', kind: 'smtp', target: 'smtp://localhost:25' }],
  },
  {
    ...{
      name: 'file-01',
      tags: ['env:prod', 'role:file', 'site:osaka'],
      rhythm: 'office',
      machine: 'medium',
      address: '10.2.70.11',
    },
    checks: [tcp('smb', 'tcp://localhost:445')],
  },
  {
    ...{
      name: 'payroll-01',
      tags: ['env:prod', 'role:app', 'site:tokyo'],
      rhythm: 'office',
      machine: 'small',
      address: '10.1.50.31',
    },
    checks: [],
    clockAheadMs: 4200,
  },
  {
    ...{
      name: 'backup-01',
      tags: ['env:prod', 'role:backup', 'site:osaka'],
      rhythm: 'nights',
      machine: 'medium',
      address: '10.2.80.11',
    },
    checks: [],
  },
  {
    ...{
      name: 'vpn-01',
      tags: ['env:prod', 'role:network', 'site:tokyo'],
      rhythm: 'quiet',
      machine: 'small',
      address: '10.1.1.11',
    },
    checks: [tcp('vpn', 'tcp://vpn.minami.example.jp:443')],
    sinceMonths: 6,
  },
  {
    ...{
      name: 'stg-web-01',
      tags: ['env:staging', 'role:web', 'site:tokyo'],
      rhythm: 'quiet',
      machine: 'small',
      address: '10.9.10.11',
    },
    checks: [http('https', 'https://stg.minami.example.jp/health')],
    sinceMonths: 3,
  },
  {
    ...{
      name: 'print-01',
      tags: ['env:prod', 'role:file', 'site:osaka'],
      rhythm: 'office',
      machine: 'small',
      address: '10.2.70.31',
    },
    checks: [tcp('ipp', 'tcp://localhost:631')],
    untilMonths: 4,
  },
];
