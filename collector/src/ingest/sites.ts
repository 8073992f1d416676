import { type Admission, type AdmissionLimits, type Admitted, admit, giveBack, newAdmission } from './admission.ts';

/** Sites of which it is known that they have less than all their room: about 200 bytes each. */
const sitesMax = 10_000;

/**
 * What each site has left of the sessions that may begin without a proof. Agents give theirs back as soon as they have proved themselves, so that
 * thousands may come from one gateway; who never proves anything has used up its part, and nobody else's.
 */
export class Sites {
  readonly #limits: AdmissionLimits;
  /** Those that were looked at last stand last. */
  readonly #sites = new Map<string, Admission>();

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  admit(site: string, nowMs: number): Admitted {
    const one = admit(this.#sites.get(site) ?? newAdmission(nowMs, this.#limits), nowMs, this.#limits);
    this.#keep(site, one.admission);
    return one;
  }

  giveBack(site: string, nowMs: number): void {
    const admission = this.#sites.get(site);
    if (admission) this.#keep(site, giveBack(admission, nowMs, this.#limits));
  }

  /** Of a site with all its room nothing is kept. Where too many have less, the one that was quiet for longest is forgiven. */
  #keep(site: string, admission: Admission): void {
    this.#sites.delete(site);
    if (admission.room >= this.#limits.burst) return;
    this.#sites.set(site, admission);
    const [quietest] = this.#sites.keys();
    if (this.#sites.size > sitesMax && quietest !== undefined) this.#sites.delete(quietest);
  }
}
