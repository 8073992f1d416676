/** Where the saving of what somebody types stands. `again`: more was typed while it was on its way. */
export type Autosave =
  | { readonly at: 'saved' }
  | { readonly at: 'waiting' }
  | { readonly at: 'saving'; readonly again: boolean }
  | { readonly at: 'failed' }
  | { readonly at: 'conflict' };

export type AutosaveEvent =
  | { readonly type: 'typed' }
  /** Long enough nothing was typed, or somebody asks for it now. */
  | { readonly type: 'due' }
  | { readonly type: 'saved' }
  /** It may be different the next time: the network, a collector that restarts. */
  | { readonly type: 'failed' }
  /** Somebody else wrote the same parts meanwhile. */
  | { readonly type: 'conflicted' }
  /** A person decided about the conflict, or the same is to be tried on a newer version. */
  | { readonly type: 'settled' };

export type AutosaveEffect =
  | { readonly do: 'wait' }
  | { readonly do: 'send' }
  /** Tries again after a while. */
  | { readonly do: 'retry' }
  /** All that was typed is saved: nothing of it needs to be kept in the browser. */
  | { readonly do: 'forget' };

export interface AutosaveStep {
  readonly state: Autosave;
  readonly effects: readonly AutosaveEffect[];
}

const sending: AutosaveStep = { state: { at: 'saving', again: false }, effects: [{ do: 'send' }] };
const waiting: AutosaveStep = { state: { at: 'waiting' }, effects: [{ do: 'wait' }] };

/** The saving of one note as data; what was typed itself is kept in the browser with every `typed`, before anything else. */
export function stepAutosave(state: Autosave, event: AutosaveEvent): AutosaveStep {
  const stay: AutosaveStep = { state, effects: [] };
  switch (event.type) {
    case 'typed':
      if (state.at === 'saving') return { state: { at: 'saving', again: true }, effects: [] };
      // What is wrong with a conflict only a person can say; more text does not change that.
      return state.at === 'conflict' ? stay : waiting;
    case 'due':
      return state.at === 'waiting' || state.at === 'failed' ? sending : stay;
    case 'saved':
      if (state.at !== 'saving') return stay;
      return state.again ? waiting : { state: { at: 'saved' }, effects: [{ do: 'forget' }] };
    case 'failed':
      return state.at === 'saving' ? { state: { at: 'failed' }, effects: [{ do: 'retry' }] } : stay;
    case 'conflicted':
      return state.at === 'saving' ? { state: { at: 'conflict' }, effects: [] } : stay;
    case 'settled':
      return state.at === 'conflict' || state.at === 'saving' ? sending : stay;
  }
}
