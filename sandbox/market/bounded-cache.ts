/** A map that forgets its oldest entries beyond `capacity`. */
export function createBoundedCache<Value>(capacity: number): {
  getOrMake(key: string, make: () => Value): Value;
} {
  const entries = new Map<string, Value>();
  return {
    getOrMake(key, make) {
      const known = entries.get(key);
      if (known !== undefined || entries.has(key)) return known as Value;
      const made = make();
      entries.set(key, made);
      if (entries.size > capacity) {
        const oldest = entries.keys().next().value;
        if (oldest !== undefined) entries.delete(oldest);
      }
      return made;
    },
  };
}
