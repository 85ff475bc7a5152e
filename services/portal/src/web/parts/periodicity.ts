import { type Periodicity, periodicities } from '@rma/domain';

const adverbs: Record<string, string> = {
  'tiempo real': 'en tiempo real',
  diaria: 'cada día',
  semanal: 'cada semana',
  quincenal: 'cada quincena',
  mensual: 'cada mes',
  bimestral: 'cada dos meses',
  trimestral: 'cada tres meses',
  cuatrimestral: 'cada cuatro meses',
  semestral: 'cada seis meses',
  anual: 'cada año',
  bianual: 'cada dos años',
  quinquenal: 'cada cinco años',
  decenal: 'cada diez años',
  irregular: 'sin plazo fijo',
};

/** `R/P1M` as "cada mes"; null when nothing is promised. */
export function periodicityName(periodicity: string | null): string | null {
  if (periodicity === null) return null;
  const known = Object.hasOwn(periodicities, periodicity) ? periodicities[periodicity as Periodicity] : null;
  return known ? (adverbs[known.name] ?? known.name) : periodicity;
}
