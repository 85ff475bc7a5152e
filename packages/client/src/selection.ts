/** A field of the schema: what it gives and what it takes. */
export type Field<Value, Arguments = null> = { readonly gives: Value; readonly takes: Arguments };

type ObjectType = { readonly __typename: Field<string> };
type Bare<Value> = NonNullable<Value> extends readonly (infer Item)[] ? Bare<Item> : NonNullable<Value>;
type NeedsArguments<Arguments> = object extends Arguments ? false : true;

/** How one field is asked for: `true`, what is wanted of it, or its arguments followed by that. */
type Wish<Value, Arguments> =
  Bare<Value> extends ObjectType
    ? Arguments extends null
      ? Selection<Bare<Value>>
      : NeedsArguments<Arguments> extends true
        ? readonly [Arguments, Selection<Bare<Value>>]
        : Selection<Bare<Value>> | readonly [Arguments, Selection<Bare<Value>>]
    : Arguments extends null
      ? true
      : NeedsArguments<Arguments> extends true
        ? readonly [Arguments]
        : true | readonly [Arguments];

/** The fields that are wanted of a type of the schema. */
export type Selection<Type> = {
  readonly [Name in keyof Type]?: Type[Name] extends Field<infer Value, infer Arguments>
    ? Wish<Value, Arguments>
    : never;
};

type Wanted<Chosen> = Chosen extends readonly [unknown, infer Inner] ? Inner : Chosen;

type Given<Value, Chosen> = Value extends null
  ? null
  : Value extends readonly (infer Item)[]
    ? Given<Item, Chosen>[]
    : Value extends ObjectType
      ? Result<Value, Wanted<Chosen>>
      : Value;

/** What comes back for a selection: its fields and nothing else. */
export type Result<Type, Chosen> = {
  -readonly [Name in keyof Chosen & keyof Type]: Type[Name] extends Field<infer Value, unknown>
    ? Given<Value, Chosen[Name]>
    : never;
};
