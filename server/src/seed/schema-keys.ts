import type * as v from 'valibot';

/** The parts of a valibot schema that hold other schemas, whichever kind it is. */
interface Holder {
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly value?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly v.GenericSchema[];
}

/** The keys that the object at `path` may have. */
export function keysAt(schema: v.GenericSchema, path: readonly PropertyKey[]): string[] {
  const { wrapped, item, value, entries, options } = schema as Holder;
  if (wrapped) return keysAt(wrapped, path);
  if (options) return options.flatMap((option) => (typeof option === 'object' ? keysAt(option, path) : []));
  const [first, ...rest] = path;
  if (first === undefined) return Object.keys(entries ?? {});
  const next = entries?.[String(first)] ?? item ?? value;
  return next ? keysAt(next, rest) : [];
}
