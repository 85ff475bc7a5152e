import type { Localized } from './language.ts';

/** What a template may be filled with: the same in both languages, or one text for each. */
export type ProblemParam = string | number | Localized;

/** One wrong field of a validation-failed problem; `pointer` is a JSON Pointer (RFC 6901). */
export type FieldError = {
  in: 'body' | 'query' | 'path' | 'header';
  pointer: string;
  code: string;
  message: Localized;
};

/** A kind of problem: `{name}` in a detail is a parameter, and both languages use the same ones. */
export type ProblemDefinition = { status: number; title: Localized; detail: Localized };

/** `extensions`: further members of the body (RFC 9457 §3.2), for what the caller needs in order to go on. */
export type ProblemOptions = {
  errors?: readonly FieldError[];
  extensions?: Readonly<Record<string, unknown>>;
  cause?: unknown;
};

/**
 * A failure that is told to the caller as an RFC 9457 problem. Thrown by routes and use cases, answered by the
 * server's one error handler. Some parameters also become headers: `retryAfterSeconds` (Retry-After), `allowed`
 * (Allow), `sizeBytes` of range-not-satisfiable (Content-Range).
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, ProblemParam>>;
  readonly errors: readonly FieldError[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: string, params: Record<string, ProblemParam> = {}, options: ProblemOptions = {}) {
    const definition = definitionOf(code);
    super(
      fillTemplate(definition.detail.es, params, 'es'),
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.status = definition.status;
    this.params = params;
    this.errors = options.errors;
    this.extensions = options.extensions ?? {};
  }
}

type ParamNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
type CamelCase<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Code;
type UntypedConstructor = (params?: Record<string, ProblemParam>, options?: ProblemOptions) => ProblemError;
type Constructor<Names extends string> = [Names] extends [never]
  ? (params?: Record<string, never>, options?: ProblemOptions) => ProblemError
  : (params: Record<Names, ProblemParam>, options?: ProblemOptions) => ProblemError;

export type ProblemConstructors<Definitions extends Record<string, ProblemDefinition>> = {
  [Code in keyof Definitions & string as CamelCase<Code>]: Constructor<
    ParamNames<Definitions[Code]['detail']['es']>
  >;
};

const definitions = new Map<string, ProblemDefinition>();

/**
 * Adds kinds of problem to the product's catalogue. Takes kebab-case codes with status, title and detail in both
 * languages; returns one constructor for each, in camelCase (`'not-found'` gives `notFound({ what })`), whose
 * parameters are those named in the Spanish detail. Throws at start when a code exists already, is not kebab-case,
 * or its two details name different parameters.
 */
export function defineProblems<const Definitions extends Record<string, ProblemDefinition>>(
  added: Definitions,
): ProblemConstructors<Definitions>;
export function defineProblems(added: Record<string, ProblemDefinition>): Record<string, UntypedConstructor> {
  const constructors: Record<string, UntypedConstructor> = {};
  for (const [code, definition] of Object.entries(added)) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))
      throw new Error(`Problem code "${code}" is not kebab-case`);
    if (definitions.has(code)) throw new Error(`Problem code "${code}" is defined twice`);
    if (placeholders(definition.detail.es) !== placeholders(definition.detail.en))
      throw new Error(`Problem "${code}" names different parameters in Spanish and in English`);
    definitions.set(code, definition);
    const name = code.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    constructors[name] = (params, options) => new ProblemError(code, params, options);
  }
  return constructors;
}

/** The definition of a code; throws when nobody defined it, since that is a mistake of ours. */
export function definitionOf(code: string): ProblemDefinition {
  const definition = definitions.get(code);
  if (!definition) throw new Error(`Problem code "${code}" is not defined`);
  return definition;
}

/** Every kind of problem known to this process, by code. */
export function listProblems(): { code: string; definition: ProblemDefinition }[] {
  return [...definitions]
    .map(([code, definition]) => ({ code, definition }))
    .toSorted((a, b) => a.code.localeCompare(b.code));
}

/** Fills `{name}` with its parameter in one language; a parameter that was not given stays visible as its name. */
export function fillTemplate(
  template: string,
  params: Readonly<Record<string, ProblemParam>>,
  language: keyof Localized,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const param = params[name];
    if (param === undefined) return whole;
    return typeof param === 'object' ? param[language] : String(param);
  });
}

function placeholders(template: string): string {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b)).join();
}
