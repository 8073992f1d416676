/** Whose a file or directory is, by name. */
export interface Owner {
  readonly user: string;
  readonly group: string;
}

export const root: Owner = { user: 'root', group: 'root' };

/** One thing that an installation does to a machine, as data: it can be told before it is done. Paths are those of the machine that is installed. */
export type Step =
  | { readonly does: 'make-user'; readonly user: string; readonly home: string }
  | { readonly does: 'make-directory'; readonly path: string; readonly mode: number; readonly owner: Owner }
  | {
      readonly does: 'write-file';
      readonly path: string;
      readonly mode: number;
      readonly owner: Owner;
      readonly text: string;
      /** A file that is there is somebody's work, and stays. */
      readonly isKept?: boolean;
    }
  | { readonly does: 'copy-file'; readonly from: string; readonly path: string; readonly mode: number }
  | { readonly does: 'link'; readonly path: string; readonly target: string }
  | { readonly does: 'remove'; readonly path: string }
  | { readonly does: 'remove-user'; readonly user: string }
  | {
      readonly does: 'run';
      readonly file: string;
      readonly args: readonly string[];
      /** Only while this file is there. */
      readonly needs?: string;
    };

/** What a step does, in English. */
export function stepText(step: Step): string {
  switch (step.does) {
    case 'make-user':
      return `make the system user and group ${step.user}, who cannot log in`;
    case 'make-directory':
      return `make ${step.path} (${access(step)})`;
    case 'write-file':
      return `write ${step.path} (${access(step)})${step.isKept ? ' unless it is there' : ''}`;
    case 'copy-file':
      return `copy ${step.from} to ${step.path}`;
    case 'link':
      return `link ${step.path} to ${step.target}`;
    case 'remove':
      return `remove ${step.path}`;
    case 'remove-user':
      return `remove the user and group ${step.user}`;
    case 'run':
      return `run ${[step.file, ...step.args].join(' ')}`;
  }
}

/** Whose something becomes, and its mode, as people write them. */
export function access({ mode, owner }: { readonly mode: number; readonly owner: Owner }): string {
  return `${owner.user}:${owner.group} ${mode.toString(8).padStart(4, '0')}`;
}
