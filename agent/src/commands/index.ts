import { inBothLanguages } from '../language.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { configShow } from './config-show.ts';
import { configValidate } from './config-validate.ts';
import { decommission } from './decommission.ts';
import { doctor } from './doctor.ts';
import { enrollCommand } from './enroll.ts';
import { install } from './install.ts';
import { inventory } from './inventory.ts';
import { maintenanceEnd } from './maintenance-end.ts';
import { maintenanceStart } from './maintenance-start.ts';
import { mark } from './mark.ts';
import { reload } from './reload.ts';
import { rotateKey } from './rotate-key.ts';
import { run } from './run.ts';
import { status } from './status.ts';
import { uninstall } from './uninstall.ts';
import { update } from './update.ts';
import { versionCommand } from './version.ts';

/** In the order of the help. */
const all: readonly Command[] = [
  install,
  enrollCommand,
  run,
  status,
  doctor,
  check,
  inventory,
  configValidate,
  configShow,
  reload,
  mark,
  maintenanceStart,
  maintenanceEnd,
  rotateKey,
  update,
  decommission,
  uninstall,
  versionCommand,
];

/** What they say is for logs and programs; all others speak with people. */
const forPrograms: ReadonlySet<Command> = new Set([run, inventory, versionCommand]);

/** Every command. To add one: write its file, add its line. */
export const commands: readonly Command[] = all.map((one) => (forPrograms.has(one) ? one : inBothLanguages(one)));
