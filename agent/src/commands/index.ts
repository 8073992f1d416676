import { check } from './check.ts';
import type { Command } from './command.ts';
import { configShow } from './config-show.ts';
import { configValidate } from './config-validate.ts';
import { enrollCommand } from './enroll.ts';
import { install } from './install.ts';
import { run } from './run.ts';
import { uninstall } from './uninstall.ts';
import { versionCommand } from './version.ts';

/** Every command, in the order of the help. To add one: write its file, add its line. */
export const commands: readonly Command[] = [
  install,
  enrollCommand,
  run,
  check,
  configValidate,
  configShow,
  uninstall,
  versionCommand,
];
