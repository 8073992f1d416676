import type { CheckConfig, CheckKind } from './check.ts';
import { http } from './http.ts';
import { tcp } from './tcp.ts';

/** Every kind of check the agent knows. To add one: write its file, add its line. */
export const checkKinds: readonly CheckKind[] = [http, tcp];

/** The kind of a configured check. The configuration's schema knows no others. */
export function kindOf(config: CheckConfig): CheckKind {
  const kind = checkKinds.find((each) => each.kind === config.kind);
  if (!kind) throw new Error(`no kind of check is called ${config.kind}`);
  return kind;
}
