/** Names without what tells camelCase and snake_case apart: `isByok` and `is_byok` are one. */
export type Spell<Name> = Name extends `${infer Head}_${infer Tail}`
  ? Spell<`${Head}${Tail}`>
  : Name extends string
    ? Lowercase<Name>
    : never;

/** The names that a type declares, spelt so; an index signature declares none. */
export type Names<Type> = Spell<keyof { [Name in keyof Type as string extends Name ? never : Name]: Type[Name] }>;
