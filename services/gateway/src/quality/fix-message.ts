import type { FixId } from '@rma/domain';
import { fixWords } from './fix-words.ts';

const counted = new Intl.NumberFormat('es-MX');

/** «1 conjunto», «1,204 conjuntos». */
export const datasetsCounted = (count: number): string =>
  `${counted.format(count)} ${count === 1 ? 'conjunto' : 'conjuntos'}`;

const points = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 1 });

/**
 * A letter ready to send to whoever owns a portal (or publishes here), that asks for one fix: what, of how many, why,
 * what it gives, and where the list and the proposed values are.
 */
export function messageOf(
  fix: { id: FixId; datasets: number; grade: number },
  about: { government: string; source: string | null; listUrl: string; patchUrl: string | null },
): string {
  const { ask, why } = fixWords[fix.id];
  const where = about.source === null ? 'en la Red México Abierto' : `en el catálogo «${about.source}»`;
  return [
    `Asunto: mejora de ${datasetsCounted(fix.datasets)} de ${about.government}`,
    '',
    'Buen día:',
    '',
    `La Red México Abierto revisó lo que ${about.government} publica ${where}. En ${datasetsCounted(fix.datasets)} le pedimos que ${ask}.`,
    '',
    `${why} Con este cambio, la calidad del catálogo sube unos ${points.format(fix.grade)} puntos de 100.`,
    '',
    `La lista de los conjuntos, con lo que le falta a cada uno: ${about.listUrl}`,
    ...(about.patchUrl === null
      ? []
      : [
          `Los valores que proponemos, para revisarlos y cargarlos de una vez: ${about.patchUrl}`,
          'Son una propuesta hecha con lo que el propio catálogo dice: por favor revísela antes de aplicarla.',
        ]),
    '',
    'Gracias por mantener abiertos estos datos.',
  ].join('\n');
}
