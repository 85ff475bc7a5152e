import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';

const database = await createTestDatabase();

async function lexemesOf(title: string): Promise<string[]> {
  const { rows } = await sql<{ lexemes: string[] }>`
    select tsvector_to_array(national.search_vector(${title}, '{}', '', '')) as lexemes`.execute(database.db);
  return rows[0]?.lexemes ?? [];
}

it.each([
  ['«Niños Héroes»', 'niñ'],
  ['¿Dónde están los niños?', 'niñ'],
  ['“Mujeres” en el servicio público', 'mujer'],
  ['Presupuesto–gasto', 'presupuest'],
  ['Predios\u00a0rurales', 'predi'],
])('the words of %s are found whatever sign is next to them', async (title, lexeme) => {
  expect(await lexemesOf(title)).toContain(lexeme);
});

it('a sign is no word, and ñ and accents stay letters', async () => {
  expect(await lexemesOf('« … » — ¿?')).toEqual([]);
  expect(await lexemesOf('año')).not.toEqual(await lexemesOf('ano'));
  expect(await lexemesOf('pingüino')).toContain('pinguin');
});
