import type { Answer } from './client.ts';

/** More at once would only wait for each other in the collector. */
const atOnceMax = 4;

export interface Failure<T> {
  readonly item: T;
  readonly answer: Extract<Answer<unknown>, { ok: false }>;
}

/** Sends something for each item, whatever becomes of the others; resolves to those that failed, in their order. */
export async function sendEach<T>(
  items: readonly T[],
  send: (item: T) => Promise<Answer<unknown>>,
  onDone: (doneCount: number) => void = () => {},
): Promise<Failure<T>[]> {
  const answers = new Map<T, Answer<unknown>>();
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      answers.set(item, await send(item));
      onDone(answers.size);
    }
  };
  await Promise.all(Array.from({ length: atOnceMax }, worker));
  return items.flatMap((item) => {
    const answer = answers.get(item);
    return answer?.ok === false ? [{ item, answer }] : [];
  });
}
