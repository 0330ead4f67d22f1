function entriesEqual(first: object, second: object): boolean {
  const keys = Object.keys(first);
  if (keys.length !== Object.keys(second).length) return false;
  return keys.every(
    (key) => Object.hasOwn(second, key) && Object.is(Reflect.get(first, key), Reflect.get(second, key)),
  );
}

/** Tells whether two values are the same, or plain objects or arrays whose own members are the same one by one. */
export function shallowEqual(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  if (Object.getPrototypeOf(first) !== Object.getPrototypeOf(second)) return false;
  return entriesEqual(first, second);
}
