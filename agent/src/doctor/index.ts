import { central } from './central.ts';
import { checks } from './checks.ts';
import { clock } from './clock.ts';
import { connection } from './connection.ts';
import { dns } from './dns.ts';
import { enrolment } from './enrolment.ts';
import type { Examination } from './examination.ts';
import { inForce } from './in-force.ts';
import { keyFile } from './key-file.ts';
import { proxy } from './proxy.ts';
import { service } from './service.ts';
import { spool } from './spool.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { versions } from './versions.ts';
import { websocket } from './websocket.ts';

/** Everything that is examined, each after what it needs. To add one: write its file, add its line. */
export const examinations: readonly Examination[] = [
  enrolment,
  keyFile,
  spool,
  dns,
  tcp,
  proxy,
  tls,
  websocket,
  clock,
  service,
  inForce,
  connection,
  versions,
  central,
  checks,
];
