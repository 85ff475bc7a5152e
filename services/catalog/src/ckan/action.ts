import type { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { invalid, type CkanError } from './action-answer.ts';
import { faultsOf } from './parameters.ts';

/** What an action answers: a result, a list too long to hold at once, or why not. */
export type Outcome =
  /** `datasetId`: the one dataset that it is about. */
  | { ok: true; result: unknown; datasetId?: string }
  | { ok: true; items: AsyncIterable<unknown> }
  | { ok: false; error: CkanError };

export type Action = {
  /** In one line, for `help_show`. */
  help: string;
  run: (deps: CatalogDependencies, given: Readonly<Record<string, unknown>>) => Promise<Outcome>;
};

export const answer = (result: unknown): Outcome => ({ ok: true, result });
export const answerOf = (datasetId: string, result: unknown): Outcome => ({ ok: true, result, datasetId });

/** An action whose parameters are read first; what is wrong with them is answered as CKAN does. */
export const action = <Schema extends z.ZodType>(
  help: string,
  parameters: Schema,
  run: (deps: CatalogDependencies, asked: z.output<Schema>) => Promise<Outcome>,
): Action => ({
  help,
  run: async (deps, given) => {
    const parsed = parameters.safeParse(given);
    return parsed.success ? run(deps, parsed.data) : { ok: false, error: invalid(faultsOf(parsed.error)) };
  },
});
