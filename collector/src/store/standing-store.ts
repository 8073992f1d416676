/** Who did something, and when; for the events of a host. */
export interface By {
  readonly author: string;
  readonly atMs: number;
}

/** How a host stands with the collector, besides what its agent proves. */
export interface Standing {
  readonly tags: readonly string[];
  /** Nobody has approved of it yet: nothing of it is taken. */
  readonly isPending: boolean;
  /** Its key was used on another machine, or by two that take turns: nothing of either is taken until somebody released it. */
  readonly quarantine: 'machine' | 'boots' | null;
  readonly quarantinedMs: number | null;
  /** The hash of the machine id that came instead of the known one. */
  readonly otherMachine: string | null;
  readonly releasedMs: number | null;
  /** Somebody wants it to have another key. */
  readonly rotateAskedMs: number | null;
  /** The newest key of the collector that its agent keeps, raw, base64url; null = it never said. */
  readonly knowsKey: string | null;
  readonly config: ConfigStanding;
}

/** The central configuration of a host; revision 0 = it never had one. */
export interface ConfigStanding {
  readonly revision: number;
  readonly hash: string;
  /** The revision that its agent spoke of last, and why it does not run it; '' = it does. */
  readonly toldRevision: number;
  readonly refusal: string;
}

/** What becomes of a host's standing; what is not named stays. */
export interface StandingChange {
  readonly tags?: readonly string[];
  readonly isPending?: false;
  readonly rotateAskedMs?: number;
}

export interface StandingStore {
  find(hostId: string): Promise<Standing>;
  /** Of all hosts that ever had another than that of a new one. */
  list(): Promise<ReadonlyMap<string, Standing>>;
  /** False when there is no such host. `event` and `detail` tell it among the host's events. */
  change(
    hostId: string,
    change: StandingChange,
    by: By & { readonly event: string; readonly detail: string },
  ): Promise<boolean>;
  /** From `endsMs` on the host is not watched any more; null = it is again. */
  end(hostId: string, endsMs: number | null, by: By & { readonly reason: string }): Promise<boolean>;
  /** Takes no more of a host whose key is used twice. */
  quarantine(hostId: string, why: 'machine' | 'boots', otherMachine: string | null, atMs: number): Promise<void>;
  /** Lets one of the two in again: the machine that is known, or the other one. False when there is no such host. */
  release(hostId: string, machine: 'known' | 'other', by: By): Promise<boolean>;
  /** Whether a host of this boot was there, then another one of a later boot, and none of that was before the last release. */
  isTakingTurns(hostId: string, boot: string): Promise<boolean>;
  /** The hosts whose standing, name or key changed after change `n`, and the number of the last change. */
  changedAfter(n: number): Promise<{ readonly n: number; readonly hostIds: readonly string[] }>;
  /** The documents of these hosts have these revisions now. */
  issueConfigs(
    configs: readonly { readonly hostId: string; readonly revision: number; readonly hash: string }[],
  ): Promise<void>;
  /** What the agent said of a revision. */
  configTold(hostId: string, revision: number, refusal: string, atMs: number): Promise<void>;
  /** Its agent has this key of the collector on its disk. */
  keyKept(hostId: string, key: string): Promise<void>;
}
