import type { Why } from './search-data.ts';

const places: Record<Why['matched'][number]['field'], string> = {
  TITLE: 'en el título',
  KEYWORD: 'en sus palabras clave, su gobierno o su lugar',
  STRUCTURE: 'en sus columnas o su estándar',
  TEXT: 'en su descripción',
};

/** «baches» y «calles» for two words, with what stands between the last ones. */
const listed = new Intl.ListFormat('es-MX', { type: 'conjunction' });

const added = (what: string, percent: number) => (percent > 0 ? [`${what} suma ${percent}\u00a0%`] : []);

/** Why a dataset is among the first, in a line: where the words are, and what its title, quality and date added. */
export function WhyFound({ why }: { why: Why }) {
  const reasons = reasonsOf(why);
  return reasons.length === 0 ? null : <p className="why">Por qué está aquí: {reasons.join('; ')}.</p>;
}

function reasonsOf(why: Why): string[] {
  const byPlace = Map.groupBy(why.matched, ({ field, synonym }) => `${field} ${synonym}`);
  const words = [...byPlace.values()].map((matches) => {
    const [first] = matches;
    const typed = listed.format(matches.map((match) => `«${match.typed}»`));
    const how = first?.synonym ? 'o lo mismo con otra palabra, ' : '';
    return `${typed} ${how}${first ? places[first.field] : ''}`;
  });
  return [
    ...words,
    ...added('la parte del título que ocupa', why.titlePercent),
    ...added('su calidad', why.qualityPercent),
    ...added('lo reciente', why.freshnessPercent),
  ];
}
