import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { configValidate } from './config.ts';
import { definitionsValidate } from './definitions.ts';
import { derive } from './derive.ts';
import { evaluate } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { hostCommands } from './host.ts';
import { incidentCommands } from './incident.ts';
import { install } from './install.ts';
import { keyCommands } from './key.ts';
import { login } from './login.ts';
import { opensloExport, opensloImport } from './openslo.ts';
import { outageCommands } from './outage.ts';
import { report } from './report.ts';
import { reportLife } from './report-life.ts';
import { reportVerify } from './report-verify.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { signingKeyCommands } from './signing-key.ts';
import { tokenCreate, tokenList, tokenRevoke } from './token.ts';
import { uninstall } from './uninstall.ts';
import { userCommands } from './user.ts';
import { verify } from './verify.ts';
import { versionCommand } from './version.ts';

/** Everything the collector's command line can do, in the order of its help. */
export const commands: readonly Command[] = [
  install,
  serve,
  login,
  tokenCreate,
  tokenList,
  tokenRevoke,
  ...hostCommands,
  ...userCommands,
  ...keyCommands,
  ...signingKeyCommands,
  ...outageCommands,
  ...incidentCommands,
  // Before `report`, which their names begin with.
  ...reportLife,
  reportVerify,
  report,
  exportCommand,
  evaluate,
  derive,
  verify,
  backup,
  restore,
  configValidate,
  definitionsValidate,
  opensloImport,
  opensloExport,
  uninstall,
  versionCommand,
];
