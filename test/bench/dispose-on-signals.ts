const signals = ['SIGINT', 'SIGTERM'] as const;

/** A benchmark that is broken off also ends what it has started. Dispose of it before the stack. */
export function disposeOnSignals(stack: AsyncDisposableStack): Disposable {
  const end = () => {
    // Whoever still waits for something that is ended now fails, which must not keep the rest from being ended.
    process.on('uncaughtException', () => {});
    void stack.disposeAsync().finally(() => process.exit(1));
  };
  for (const signal of signals) process.once(signal, end);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, end);
    },
  };
}
