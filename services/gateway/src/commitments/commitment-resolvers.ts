import { commitmentProgressText, commitmentTermSchema, commitmentText, dateInMexicoCity } from '@rma/domain';
import { themes } from '@rma/themes';
import type { Government } from '../governments/directory-queries.ts';
import type { Batches } from '../graphql/batches.ts';
import type { TypeResolvers } from '../graphql/context.ts';
import type { MemorandumRow } from '../memoranda/memorandum-queries.ts';
import { burnDown } from './burn-down.ts';
import type { CommitmentRow } from './commitment-queries.ts';

const themeName = (id: string): string => themes().find((theme) => theme.id === id)?.name.es ?? id;

const termOf = ({ indicator, parameters, due_on: dueOn }: CommitmentRow) =>
  commitmentTermSchema.parse({ indicator, parameters, dueOn });

async function burnDownOf(rows: readonly CommitmentRow[], { batches, now }: { batches: Batches; now: Date }) {
  const tracked = await Promise.all(
    rows.map(async ({ id, due_on: dueOn }) => ({
      dueOn,
      steps: ((await batches.commitmentSteps(id)) ?? []).map((step) => ({
        state: step.state,
        happenedOn: step.happened_on,
      })),
    })),
  );
  return burnDown(tracked, dateInMexicoCity(now));
}

export const commitmentTypes: Record<string, TypeResolvers<never>> = {
  Memorandum: {
    commitments: async ({ id }, _, { batches }) => (await batches.memorandumCommitments(id)) ?? [],
    burnDown: async ({ id }, _, context) =>
      burnDownOf((await context.batches.memorandumCommitments(id)) ?? [], context),
  } satisfies TypeResolvers<MemorandumRow>,
  Government: {
    commitments: async ({ cvegeo }, _, { batches }) => (await batches.commitments(cvegeo)) ?? [],
    burnDown: async ({ cvegeo }, _, context) =>
      burnDownOf((await context.batches.commitments(cvegeo)) ?? [], context),
  } satisfies TypeResolvers<Government>,
  Commitment: {
    text: (row) => commitmentText(termOf(row), { themeName }),
    dueOn: ({ due_on }) => due_on,
    state: ({ state }) => state.toUpperCase().replace('-', '_'),
    progress: (row) => commitmentProgressText(termOf(row).indicator, row),
    measuredAt: ({ measured_at }) => measured_at,
    metOn: ({ met_on }) => met_on,
    exceptionReason: ({ exception_reason }) => exception_reason,
    memorandumId: ({ memorandum_id }) => memorandum_id,
  } satisfies TypeResolvers<CommitmentRow>,
};
