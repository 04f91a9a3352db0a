type Events = Record<string, (...values: never[]) => void>;

type Listeners<Names extends Events> = {
  /** @returns a function that ends the subscription */
  readonly on: <Name extends keyof Names>(name: Name, listener: Names[Name]) => () => void;
  readonly emit: <Name extends keyof Names>(name: Name, ...values: Parameters<Names[Name]>) => void;
};

/**
 * Typed listeners that start with the present: whoever subscribes late hears the last event of that
 * name at once, so that the order in which the page is put together does not matter.
 */
export function createListeners<Names extends Events>(): Listeners<Names> {
  const byName = new Map<keyof Names, Set<Names[keyof Names]>>();
  const last = new Map<keyof Names, Parameters<Names[keyof Names]>>();
  return {
    on(name, listener) {
      const set = byName.get(name) ?? new Set();
      byName.set(name, set.add(listener));
      const values = last.get(name);
      if (values) listener(...values);
      return () => set.delete(listener);
    },
    emit(name, ...values) {
      last.set(name, values);
      for (const listener of byName.get(name) ?? []) listener(...values);
    },
  };
}
