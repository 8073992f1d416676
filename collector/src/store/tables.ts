import type { Generated } from 'kysely';
import type { Via } from './audit-store.ts';
import type { TokenKind } from './token-store.ts';

/** The tables as Kysely sees them. Every primary key of host data begins with host_id, so that it can be distributed by it. */
export interface Tables {
  meta: { name: string; value: string };
  hosts: {
    host_id: string;
    name: string;
    public_key: string;
    machine_id_hash: string;
    os: string;
    arch: string;
    agent_version: string;
    boot: string | null;
    clock_offset_ms: number | null;
    sample_every_ms: number | null;
    enrolled_ms: number;
    revoked_ms: number | null;
    /** Where its agent came from last, as the network told. */
    peer_address: string | null;
  };
  enrolment_tokens: {
    hash: string;
    label: string;
    created_ms: number;
    expires_ms: number;
    uses_max: number;
    uses: number;
    /** JSON: what its hosts are tagged with. */
    tags: string;
    /** 1: its hosts wait until somebody approves of them. */
    approval: number;
    /** The host whose place its host takes. */
    replaces: string | null;
    /** JSON: where its hosts come from; null = anywhere. */
    from_ranges: string | null;
    /** null: it was made before this was kept. */
    kind: TokenKind | null;
  };
  api_keys: {
    hash: string;
    name: string;
    role: string;
    kind: 'key' | 'login' | 'feed';
    created_ms: number;
    expires_ms: number | null;
    /** JSON: the services of a viewer's key; null = all. */
    services: string | null;
    used_ms: number | null;
    /** Whom a one-time key lets in again; null = it is for who has the machine. */
    user_name: string | null;
  };
  /** People; `services` and `recovery` are JSON. */
  users: {
    name: string;
    display_name: string;
    role: string;
    services: string | null;
    password_hash: string | null;
    totp_secret: string | null;
    totp_step: number | null;
    recovery: string;
    issuer: string | null;
    subject: string | null;
    disabled: number;
    created_ms: number;
    changed_ms: number;
  };
  /** Browsers that are logged in. */
  sessions: {
    id: string;
    hash: string;
    previous_hash: string | null;
    rotated_ms: number;
    confirmed_ms: number | null;
    user_name: string | null;
    key_hash: string | null;
    name: string;
    role: string;
    services: string | null;
    created_ms: number;
    seen_ms: number;
    expires_ms: number;
    address: string | null;
    agent: string;
  };
  /** Who changed what; `body` is JSON, `before` and `after`. */
  audit: {
    n: number;
    at_ms: number;
    author: string;
    via: Via;
    address: string | null;
    action: string;
    object: string;
    body: string;
    definition_n: number | null;
    previous_hash: string;
    hash: string;
  };
  /** How hosts stand with the collector, as administrators and agents left it. A host without a row stands well. */
  host_standings: {
    host_id: string;
    /** Rises with each change that a session has to hear of. */
    changed_n: number;
    tags: string;
    /** The token that enrolled it. */
    token_hash: string | null;
    is_pending: number;
    quarantine: 'machine' | 'boots' | null;
    quarantined_ms: number | null;
    /** The hash of the machine id that came instead of the known one. */
    other_machine: string | null;
    released_ms: number | null;
    rotate_asked_ms: number | null;
    config_revision: number;
    /** Of the document that has this revision. */
    config_hash: string;
    /** What the agent said of it last. */
    told_revision: number;
    refusal: string;
    /** The newest key of the collector that its agent has on its disk. */
    knows_key: string | null;
  };
  /** When a host is no longer watched; what was told last counts, and null takes it back. */
  host_ends: { host_id: string; told_ms: number; ends_ms: number | null; author: string; reason: string };
  epochs: { host_id: string; epoch: number; seq: number; last_ms: number };
  losses: {
    host_id: string;
    epoch: number;
    first_seq: number;
    count: number;
    from_ms: number;
    to_ms: number;
    reason: string;
  };
  quarantine: { host_id: string; epoch: number; seq: number; at_ms: number; received_ms: number; reason: string };
  alive_runs: {
    host_id: string;
    first_ms: number;
    boot: string;
    last_ms: number;
    first_mono_ms: number;
    last_mono_ms: number;
  };
  boots: { host_id: string; boot: string; at_ms: number };
  shutdowns: { host_id: string; at_ms: number; boot: string };
  agent_events: { host_id: string; at_ms: number; event: string; detail: string };
  check_rules: {
    host_id: string;
    check_name: string;
    from_ms: number;
    kind: string;
    target: string;
    interval_ms: number;
    failures: number;
    recoveries: number;
    watched: number;
  };
  looks: { host_id: string; check_name: string; hour_ms: number; looks: Uint8Array };
  last_looks: {
    host_id: string;
    check_name: string;
    at_ms: number;
    status: string;
    reason: string;
    output: string;
    timings: string;
  };
  look_notes: { host_id: string; check_name: string; at_ms: number; status: string; reason: string; output: string };
  /** The collector's own looks at a silent host: `up` = it answered. */
  probes: { host_id: string; hour_ms: number; looks: Uint8Array };
  metric_blocks: { host_id: string; from_ms: number; epoch: number; seq: number; to_ms: number; block: Uint8Array };
  metric_raw: MetricChunkRow;
  metric_minutes: MetricChunkRow;
  metric_hours: MetricChunkRow;
  collector_runs: { run_id: string; from_ms: number; to_ms: number };
  definitions: {
    n: number;
    kind: string;
    id: string;
    version: number;
    body: string | null;
    effective_from_ms: number | null;
    at_ms: number;
    author: string;
    reason: string;
    previous_hash: string;
    hash: string;
  };
  host_entries: {
    host_id: string;
    n: number;
    from_ms: number;
    to_ms: number;
    at_ms: number;
    author: string;
    reason: string;
    body: string;
    previous_hash: string;
    hash: string;
  };
  unsealed: { host_id: string; kind: string; at_ms: number; name: string };
  roots: {
    day: string;
    at_ms: number;
    heads: string;
    root: string;
    previous_hash: string;
    signature: string;
  };
  frozen_documents: { hash: string; document: Uint8Array };
  /** Files of final reports as they were handed out. */
  drawn_files: { sha256: string; dataset: string; format: string; language: string; dates: string };
  check_changes: {
    host_id: string;
    check_name: string;
    at_ms: number;
    status: string;
    reason: string | null;
    earliest_ms: number | null;
  };
  /** What one commit keeps of what arrived: see log-record.ts. */
  frame_log: { n: Generated<number>; frames: Uint8Array };
  /** What sessions found out about agents' clocks: a row where it differs from the one before. */
  clock_offsets: {
    host_id: string;
    told_ms: number;
    epoch: number;
    boot: string;
    offset_ms: number;
    wall_offset_ms: number;
  };
  /** Hosts of which two boots claimed one instant. */
  overlapping_hosts: { host_id: string };
  check_states: { host_id: string; check_name: string; day_ms: number; state: string };
  /** What hosts are made of, as JSON: each inventory of a host once, by its SHA-256. */
  inventories: { host_id: string; hash: string; facts: string };
  inventories_told: { host_id: string; at_ms: number; hash: string };
}

/** Samples of the hour, or wider points of the UTC day, that begins at `from_ms`. */
interface MetricChunkRow {
  host_id: string;
  from_ms: number;
  chunk: Uint8Array;
}
