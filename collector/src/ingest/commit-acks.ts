import type { EpochAck } from '@kadoban/proto/messages';

/** An ack, and for how many batches it is. */
export interface CommitAck {
  readonly ack: EpochAck;
  readonly batches: number;
}

/**
 * Makes one ack of those of a commit: it says that everything up to its number is stored, and most of what it costs is to send it. What is told in
 * one turn goes out behind it; of two epochs each has its own.
 */
export class CommitAcks {
  readonly #send: (due: CommitAck) => void;
  #due: CommitAck | undefined;

  constructor(send: (due: CommitAck) => void) {
    this.#send = send;
  }

  stored(ack: EpochAck): void {
    if (this.#due && this.#due.ack.epoch !== ack.epoch) this.#flush();
    if (!this.#due) queueMicrotask(() => this.#flush());
    this.#due = { ack, batches: (this.#due?.batches ?? 0) + 1 };
  }

  #flush(): void {
    const due = this.#due;
    this.#due = undefined;
    if (due) this.#send(due);
  }
}
