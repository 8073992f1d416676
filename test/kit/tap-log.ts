import { open } from 'node:fs/promises';
import { Heard } from './heard.ts';
import type { Overheard } from './wire-tap.ts';

/** What a tap in a process of its own heard, as far as its log was read. */
export class TapLog {
  readonly heard = new Heard();
  /** Where the tap listens, once it said so. */
  port: number | undefined;
  readonly #file: string;
  #offset = 0;
  #rest = '';
  #reading = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes in what is new. */
  read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readOn());
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    await using file = await open(this.#file);
    const { size } = await file.stat();
    const bytes = Buffer.alloc(size - this.#offset);
    await file.read(bytes, 0, bytes.length, this.#offset);
    this.#offset = size;
    const lines = (this.#rest + bytes.toString('latin1')).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(JSON.parse(line));
  }

  #take(told: { readonly port: number } | (Omit<Overheard, 'payload'> & { readonly payload: string })): void {
    if ('port' in told) this.port = told.port;
    else this.heard.take({ ...told, payload: Buffer.from(told.payload, 'base64') });
  }
}
