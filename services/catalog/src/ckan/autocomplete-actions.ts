import { foldText } from '@rma/domain';
import { placeName } from '@rma/interop';
import { themes } from '@rma/themes';
import type { z } from 'zod';
import { action, answer } from './action.ts';
import { formatsLike, packagesLike } from './autocomplete-queries.ts';
import { keywords, organizations } from './organization-queries.ts';
import { autocompleteParameters } from './parameters.ts';

type Named = { id: string; name: string; title: string };

/** Those whose key begins with what was typed, or whose title has it, however it is accented. */
const matching = (all: readonly Named[], { q, limit }: z.output<typeof autocompleteParameters>): Named[] =>
  all
    .filter(({ name, title }) => name.startsWith(q) || foldText(title).includes(foldText(q)))
    .slice(0, limit);

/** What a person who is typing may mean. */
export const autocompleteActions = {
  package_autocomplete: action(
    'Los conjuntos cuyas palabras comienzan así.',
    autocompleteParameters,
    async ({ db }, asked) =>
      answer(
        (await packagesLike(db, asked)).map(({ id, title }) => ({
          name: id,
          title,
          match_field: 'title',
          match_displayed: `${title} (${id})`,
        })),
      ),
  ),
  organization_autocomplete: action(
    'Los gobiernos cuyo nombre o clave es así.',
    autocompleteParameters,
    async ({ db }, asked) => {
      const all = (await organizations(db)).map((row) => ({
        id: row.cvegeo,
        name: row.cvegeo,
        title: placeName({ ...row, stateName: row.state_name }),
      }));
      return answer(matching(all, asked));
    },
  ),
  group_autocomplete: action('Los temas cuyo nombre es así.', autocompleteParameters, async (_, asked) =>
    answer(
      matching(
        themes().map(({ id, name }) => ({ id, name: id, title: name.es })),
        asked,
      ),
    ),
  ),
  tag_autocomplete: action(
    'Las palabras clave que tienen esto.',
    autocompleteParameters,
    async ({ db }, { q, limit, offset }) => answer(await keywords(db, { contains: q, offset, limit })),
  ),
  format_autocomplete: action(
    'Los formatos que tienen esto.',
    autocompleteParameters,
    async ({ db }, asked) => answer(await formatsLike(db, asked)),
  ),
};
