import type { CheckKind } from './check.ts';
import { http } from './http.ts';
import { tcp } from './tcp.ts';

/** Every kind of check the agent knows. To add one: write its file, add its line. */
export const checkKinds: readonly CheckKind[] = [http, tcp];
