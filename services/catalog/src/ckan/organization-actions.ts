import { licences } from '@rma/domain';
import { placeName } from '@rma/interop';
import { themes, type Theme } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { licenceIds } from '../packages/vocabulary.ts';
import { addresses } from '../releases/addresses.ts';
import { action, answer, type Outcome } from './action.ts';
import { notFoundError } from './action-answer.ts';
import { datasetsOfThemes, keywords, organizations, type OrganizationRow } from './organization-queries.ts';
import { listParameters, showParameters } from './parameters.ts';
import { z } from 'zod';

type Listed = { name: string; title: string; package_count: number };

function organizationOf(row: OrganizationRow, { publicUrl }: CatalogDependencies) {
  const title = placeName({ ...row, stateName: row.state_name });
  return {
    id: row.cvegeo,
    name: row.cvegeo,
    title,
    display_name: title,
    description: `Datos abiertos de ${title}: ${addresses(publicUrl).government(row.cvegeo)}`,
    type: 'organization',
    is_organization: true,
    approval_status: 'approved',
    state: 'active',
    image_url: '',
    image_display_url: '',
    created: row.member_since?.toISOString().slice(0, -1) ?? null,
    num_followers: 0,
    package_count: row.datasets,
  };
}

const groupOf = (theme: Theme, datasets: number) => ({
  id: theme.id,
  name: theme.id,
  title: theme.name.es,
  display_name: theme.name.es,
  description: '',
  type: 'group',
  is_organization: false,
  approval_status: 'approved',
  state: 'active',
  image_url: '',
  image_display_url: '',
  num_followers: 0,
  package_count: datasets,
});

const comparisons: Record<string, (a: Listed, b: Listed) => number> = {
  name: (a, b) => (a.name < b.name ? -1 : 1),
  title: (a, b) => a.title.localeCompare(b.title, 'es'),
  package_count: (a, b) => a.package_count - b.package_count,
  packages: (a, b) => a.package_count - b.package_count,
};

/** A list as CKAN pages it: names, or all fields. */
function listed(
  all: readonly Listed[],
  asked: z.output<typeof listParameters>,
  chosen: readonly string[],
): Outcome {
  const [field = 'name', direction = 'asc'] = (asked.order_by ?? asked.sort).trim().split(/\s+/);
  const compare = comparisons[field] ?? comparisons['name'];
  const sorted = all.filter(({ name }) => chosen.length === 0 || chosen.includes(name)).toSorted(compare);
  if (direction.toLowerCase() === 'desc') sorted.reverse();
  const page = sorted.slice(asked.offset, asked.limit === undefined ? undefined : asked.offset + asked.limit);
  return answer(asked.all_fields ? page : page.map(({ name }) => name));
}

const themesWithCounts = async ({ db }: CatalogDependencies) => {
  const counts = await datasetsOfThemes(db);
  return themes().map((theme) => groupOf(theme, counts.get(theme.id) ?? 0));
};

export const organizationActions = {
  organization_list: action('Los gobiernos de la red.', listParameters, async (deps, asked) =>
    listed(
      (await organizations(deps.db)).map((row) => organizationOf(row, deps)),
      asked,
      asked.organizations,
    ),
  ),
  organization_show: action('Un gobierno por su clave.', showParameters, async (deps, id) => {
    const [row] = await organizations(deps.db, { cvegeo: id });
    return row === undefined
      ? { ok: false, error: notFoundError(`Organization "${id}"`) }
      : answer({ ...organizationOf(row, deps), extras: [], groups: [], tags: [], users: [] });
  }),
  group_list: action('Los temas de la red.', listParameters, async (deps, asked) =>
    listed(await themesWithCounts(deps), asked, asked.groups),
  ),
  group_show: action('Un tema por su nombre.', showParameters, async (deps, id) => {
    const found = (await themesWithCounts(deps)).find(({ name }) => name === id);
    return found === undefined
      ? { ok: false, error: notFoundError(`Group "${id}"`) }
      : answer({ ...found, extras: [], groups: [], tags: [], users: [] });
  }),
  tag_list: action('Las palabras clave.', listParameters, async ({ db }, asked) => {
    const names = await keywords(db, {
      contains: asked.query,
      offset: asked.offset,
      limit: asked.limit ?? null,
    });
    return answer(
      asked.all_fields
        ? names.map((name) => ({ id: name, name, display_name: name, vocabulary_id: null }))
        : names,
    );
  }),
  license_list: action('Las licencias de la red.', z.object({}), async () =>
    answer(
      licenceIds.map((id) => ({
        id,
        title: licences[id].title,
        url: licences[id].uri,
        status: 'active',
        is_okd_compliant: true,
        domain_content: true,
        domain_data: true,
        domain_software: false,
        od_conformance: 'approved',
        osd_conformance: 'not reviewed',
        family: '',
        maintainer: '',
      })),
    ),
  ),
};
