/**
 * Where the host's own files lie: `/proc`, `/sys` and `/`, unless the agent watches from inside a container, where they are mounted
 * elsewhere (`/host/proc`, `/host/sys`, `/host`). For tests a folder of fixtures is a whole machine.
 */
export interface Roots {
  readonly proc: string;
  readonly sys: string;
  readonly root: string;
}
