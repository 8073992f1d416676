import { type Admission, type AdmissionLimits, admit, giveBack, newAdmission, putOff } from './admission.ts';
import { sitesMax } from './limits.ts';

/** One site: the room that it has left, and who of it was told to come later. */
interface Site {
  readonly room: Admission;
  readonly turns: Admission;
}

/**
 * What each site has left of the sessions that may begin without a proof. Agents give theirs back as soon as they have proved themselves, so that
 * thousands may come from one gateway; who never proves anything has used up its part, and nobody else's.
 */
export class Sites {
  readonly #limits: AdmissionLimits;
  readonly #turns: AdmissionLimits;
  /** Those that were looked at last stand last. */
  readonly #sites = new Map<string, Site>();

  /** `turns` is how fast all agents come in: those of a gateway prove themselves and give back their room as fast as that. */
  constructor(limits: AdmissionLimits, turns: AdmissionLimits) {
    this.#limits = limits;
    this.#turns = turns;
  }

  /** Undefined when one more may come; else when it is to ask again: a turn behind those of its site who were told before. */
  admit(site: string, nowMs: number): { readonly retryMs: number } | undefined {
    const { room, turns } = this.#sites.get(site) ?? this.#unknown(nowMs);
    const one = admit(room, nowMs, this.#limits);
    const later = one.admitted ? undefined : putOff(turns, nowMs, this.#turns);
    this.#keep(site, { room: one.admission, turns: later?.admission ?? turns });
    return later && { retryMs: later.retryMs };
  }

  giveBack(site: string, nowMs: number): void {
    const found = this.#sites.get(site);
    if (found) this.#keep(site, { ...found, room: giveBack(found.room, nowMs, this.#limits) });
  }

  #unknown(nowMs: number): Site {
    return { room: newAdmission(nowMs, this.#limits), turns: newAdmission(nowMs, this.#turns) };
  }

  /** Of a site with all its room nothing is kept. Where too many have less, the one that was quiet for longest is forgiven. */
  #keep(site: string, now: Site): void {
    this.#sites.delete(site);
    if (now.room.room >= this.#limits.burst) return;
    this.#sites.set(site, now);
    const [quietest] = this.#sites.keys();
    if (this.#sites.size > sitesMax && quietest !== undefined) this.#sites.delete(quietest);
  }
}
