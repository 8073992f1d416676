export interface UpTimeStore {
  /** When the collector itself ran, oldest first. The last one is open only for the running collector: see jobs/up-time.ts. */
  list(): Promise<{ runId: string; fromMs: number; toMs: number }[]>;
  stamp(runId: string, fromMs: number, toMs: number): Promise<void>;
}
