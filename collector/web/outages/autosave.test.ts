import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Autosave, type AutosaveEvent, stepAutosave } from './autosave.ts';

const run = (...types: AutosaveEvent['type'][]) =>
  types.reduce(
    ({ state, done }, type) => {
      const step = stepAutosave(state, { type });
      return { state: step.state, done: [...done, ...step.effects.map((effect) => effect.do)] };
    },
    { state: { at: 'saved' } as Autosave, done: [] as string[] },
  );

const courses: [name: string, types: AutosaveEvent['type'][], at: string, done: string[]][] = [
  [
    'what is typed is sent when it is quiet',
    ['typed', 'typed', 'due', 'saved'],
    'saved',
    ['wait', 'wait', 'send', 'forget'],
  ],
  [
    'more that is typed on the way is sent after it',
    ['typed', 'due', 'typed', 'saved'],
    'waiting',
    ['wait', 'send', 'wait'],
  ],
  ['what failed is tried again', ['typed', 'due', 'failed', 'due'], 'saving', ['wait', 'send', 'retry', 'send']],
  ['or with the next key', ['typed', 'due', 'failed', 'typed'], 'waiting', ['wait', 'send', 'retry', 'wait']],
  [
    'a conflict waits for a person, whatever is typed',
    ['typed', 'due', 'conflicted', 'typed', 'due'],
    'conflict',
    ['wait', 'send'],
  ],
  ['and is sent when he has decided', ['typed', 'due', 'conflicted', 'settled'], 'saving', ['wait', 'send', 'send']],
  ['nothing is sent that nobody typed', ['due', 'saved', 'failed', 'settled'], 'saved', []],
];

test.each(courses)('%s', (_, types, at, done) => {
  expect([run(...types).state.at, run(...types).done]).toEqual([at, done]);
});

const anyType = fc.constantFrom<AutosaveEvent['type']>('typed', 'due', 'saved', 'failed', 'conflicted', 'settled');

test('whatever happens in whatever order, nothing is forgotten before the last of it was saved', () => {
  fc.assert(
    fc.property(fc.array(anyType, { maxLength: 40 }), (types) => {
      let state: Autosave = { at: 'saved' };
      let isUnsent = false;
      for (const type of types) {
        const step = stepAutosave(state, { type });
        if (type === 'typed') isUnsent = true;
        if (step.effects.some((effect) => effect.do === 'send')) isUnsent = false;
        if (step.effects.some((effect) => effect.do === 'forget')) expect(isUnsent).toBe(false);
        state = step.state;
      }
    }),
  );
});
