import type { Level } from '@rma/domain';
import { themes } from '@rma/themes';
import { z } from 'zod';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import { countPackages, listPackages, type PackageCriteria, type PackageRow } from './package-queries.ts';

type PackagesArguments = PageArguments & {
  filter?: {
    theme?: string | null;
    government?: string | null;
    state?: string | null;
    level?: Uppercase<Level> | null;
  } | null;
};

const place = z.strictObject({ releasedUs: z.number(), id: z.uuid() });

function criteriaOf(filter: PackagesArguments['filter']): PackageCriteria {
  return {
    ...(filter?.theme && { theme: filter.theme }),
    ...(filter?.government && { government: filter.government }),
    ...(filter?.state && { state: filter.state }),
    ...(filter?.level && { level: filter.level === 'STATE' ? 'state' : 'municipality' }),
  };
}

const packages: Resolver<unknown, PackagesArguments> = async (_, args, { db }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter);
  const rows = await listPackages(db, criteria, { after: placeAfter(place, args.after), limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ released_us, id }) => ({ releasedUs: released_us, id }),
    totalCount: () => countPackages(db, criteria),
  });
};

const packageById: Resolver<unknown, { id: string }> = (_, { id }, { batches }) =>
  isUuid(id) ? batches.packageById(id.toLowerCase()) : null;

export const packageQueries = { package: packageById, packages };

export const packageTypes: Record<string, TypeResolvers<never>> = {
  Package: {
    theme: ({ theme_id }) => themes().find((theme) => theme.id === theme_id) ?? null,
    publisher: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    license: ({ licence }) => licence,
    release: ({ release_number }) => release_number,
    releasedAt: ({ released_at }) => released_at,
    datasets: async ({ id }, _, { batches }, info) =>
      (await batches.datasetsOfPackage(id, heavyColumnsFor(fieldsBelow(info)))) ?? [],
    descriptorUrl: ({ id }, _, { publicUrl }) => `${publicUrl}/packages/${id}/datapackage.json`,
  } satisfies TypeResolvers<PackageRow>,
};
