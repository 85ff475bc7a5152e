import type { Why } from './search-data.ts';

const places: Record<Why['matched'][number]['field'], string> = {
  TITLE: 'en el título',
  KEYWORD: 'en sus palabras clave, su gobierno o su lugar',
  STRUCTURE: 'en sus columnas o su estándar',
  TEXT: 'en su descripción',
};

/** «baches» y «calles» for two words, with what stands between the last ones. */
const listed = new Intl.ListFormat('es-MX', { type: 'conjunction' });

/** Why a dataset is among the first, in a sentence: where the words are, and what quality and date added. */
export function WhyFound({ why }: { why: Why }) {
  const byPlace = Map.groupBy(why.matched, ({ field, synonym }) => `${field} ${synonym}`);
  const words = [...byPlace.values()].map((matches) => {
    const [first] = matches;
    const typed = listed.format(matches.map((match) => `«${match.typed}»`));
    const how = first?.synonym ? 'o lo mismo con otra palabra, ' : '';
    return `${typed} ${how}${first ? places[first.field] : ''}`;
  });
  const reasons = [
    ...words,
    ...(why.titlePercent > 0 ? ['el título casi no dice otra cosa'] : []),
    ...(why.quality === null ? [] : [`calidad ${why.quality} de 100 (suma ${why.qualityPercent} %)`]),
    ...(why.freshnessPercent > 0 ? [`es reciente (suma ${why.freshnessPercent} %)`] : []),
  ];
  return reasons.length === 0 ? null : <p className="why">Por qué está aquí: {reasons.join('; ')}.</p>;
}
