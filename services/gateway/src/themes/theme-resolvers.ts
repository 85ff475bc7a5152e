import {
  standard,
  standards,
  tableSchema,
  themes,
  type Standard,
  type StandardField,
  type Theme,
} from '@rma/themes';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';

const themeList: Resolver<unknown> = () => themes();
const standardById: Resolver<unknown, { id: string }> = (_, { id }) => standard(id);

export const themeQueries = { themes: themeList, standard: standardById };

export const themeTypes: Record<string, TypeResolvers<never>> = {
  Theme: {
    name: ({ name }) => name.es,
    description: ({ description }) => description.es,
    standards: ({ id }) => standards().filter((one) => one.theme === id),
    datasets: async ({ id }, _, { figures }) => (await figures.reach()).themes.get(id)?.datasets ?? 0,
    members: async ({ id }, _, { figures }) => (await figures.reach()).themes.get(id)?.publishers ?? 0,
  } satisfies TypeResolvers<Theme>,
  Standard: {
    theme: ({ theme }) => themes().find(({ id }) => id === theme) ?? null,
    title: ({ title }) => title.es,
    description: ({ description }) => description.es,
    schema: (one) => tableSchema(one),
    fields: ({ schema }) => schema.fields,
    publishers: async ({ id }, _, { figures }) => (await figures.reach()).standards.get(id)?.publishers ?? 0,
  } satisfies TypeResolvers<Standard>,
  StandardField: {
    required: ({ constraints }) => constraints.required ?? false,
  } satisfies TypeResolvers<StandardField>,
};
