// Parser combinators: foreign data passes one of these or is dropped. They never throw.
// The only file that may cast: a parser's type and its check are written once, here.

/** The parsed value, or undefined when the input does not fit. */
export type Parser<Value> = (input: unknown) => Value | undefined;
/** The type that a parser yields. */
export type Parsed<P> = P extends Parser<infer Value> ? Value : never;

/** A text of at most `max` UTF-16 code units (and at least `min`). */
export function string(max: number, min = 0): Parser<string> {
  return (input) =>
    typeof input === 'string' && input.length <= max && input.length >= min ? input : undefined;
}

/** A text that matches the whole pattern. */
export function pattern(expression: RegExp): Parser<string> {
  return (input) => (typeof input === 'string' && expression.test(input) ? input : undefined);
}

/** A whole number between `min` and `max`, both included. */
export function integer(min: number, max: number): Parser<number> {
  return (input) =>
    typeof input === 'number' && Number.isInteger(input) && input >= min && input <= max
      ? input
      : undefined;
}

export const boolean: Parser<boolean> = (input) => (typeof input === 'boolean' ? input : undefined);

/** One of the given constants. */
export function literal<const Values extends readonly (string | number | boolean | null)[]>(
  ...values: Values
): Parser<Values[number]> {
  return (input) => values.find((value) => value === input);
}

/** A list of at most `max` items; one bad item spoils the list. */
export function array<Item>(item: Parser<Item>, max: number): Parser<Item[]> {
  return (input) => {
    if (!Array.isArray(input) || input.length > max) return undefined;
    const items: Item[] = [];
    for (const entry of input) {
      const value = item(entry);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  };
}

/** Marks a field that may be missing. */
export function optional<Value>(parser: Parser<Value>): OptionalField<Value> {
  return { optional: parser };
}
interface OptionalField<Value> {
  optional: Parser<Value>;
}

type Fields = Record<string, Parser<unknown> | OptionalField<unknown>>;
type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalField<unknown> ? never : K;
}[keyof F];
type OptionalKeys<F extends Fields> = Exclude<keyof F, RequiredKeys<F>>;
type FieldValue<Field> =
  Field extends OptionalField<infer Value>
    ? Value
    : Field extends Parser<infer Value>
      ? Value
      : never;
type ObjectOf<F extends Fields> = {
  [K in RequiredKeys<F>]: FieldValue<F[K]>;
} & { [K in OptionalKeys<F>]?: FieldValue<F[K]> };
type Flat<T> = { [K in keyof T]: T[K] };

/** An object with these fields. Unknown fields are left out, so that new ones can be added later. */
export function object<F extends Fields>(fields: F): Parser<Flat<ObjectOf<F>>> {
  const entries = Object.entries(fields);
  return (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
    const result: Record<string, unknown> = {};
    for (const [name, field] of entries) {
      const given = Object.hasOwn(input, name)
        ? (input as Record<string, unknown>)[name]
        : undefined;
      if (typeof field === 'function') {
        const value = field(given);
        if (value === undefined) return undefined;
        result[name] = value;
      } else if (given !== undefined) {
        const value = field.optional(given);
        if (value === undefined) return undefined;
        result[name] = value;
      }
    }
    return result as Flat<ObjectOf<F>>;
  };
}

/** One of several shapes, told apart by their `type` field. */
export function union<Variants extends Record<string, Parser<object>>>(
  variants: Variants,
): Parser<
  { [K in keyof Variants & string]: Flat<{ type: K } & Parsed<Variants[K]>> }[keyof Variants &
    string]
> {
  return (input) => {
    if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'type')) {
      return undefined;
    }
    const type = (input as { type: unknown }).type;
    if (typeof type !== 'string' || !Object.hasOwn(variants, type)) return undefined;
    const value = variants[type]?.(input);
    return value === undefined ? undefined : ({ type, ...value } as never);
  };
}

/** JSON text through a parser; text that is no JSON is undefined, like any other nonsense. */
export function json<Value>(parser: Parser<Value>): (text: string) => Value | undefined {
  return (text) => {
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      return undefined;
    }
    return parser(input);
  };
}
