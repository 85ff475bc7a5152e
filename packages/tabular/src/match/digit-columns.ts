import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { plainHeader } from './match-columns.ts';

/** Which of the columns that might hold a key do hold digits, as far as the first thousand rows tell. */
export const digitColumns = async (
  engine: Engine,
  headers: string[],
  standard: Standard,
): Promise<(index: number) => boolean> => {
  const keyHeaders = new Set(
    standard.schema.fields.flatMap((field) => (field.rma.key ? field.rma.synonyms.map(plainHeader) : [])),
  );
  const candidates = headers.flatMap((header, index) => (keyHeaders.has(plainHeader(header)) ? [index] : []));
  if (candidates.length === 0) return () => false;
  const [facts] = await engine.rows(
    `SELECT ${candidates
      .map(
        (index) =>
          `count(*) FILTER (regexp_full_match(trim(c${index}), '[0-9]+')) * 2 >= count(nullif(trim(c${index}), '')) AS k${index}`,
      )
      .join(', ')} FROM (SELECT * FROM source LIMIT 1000)`,
  );
  return (index) => facts?.[`k${index}`] === true;
};
