import {
  adelaGradeOf,
  adelaValues,
  adelaWords,
  implementationOf,
  isBulk,
  isCurrent,
  isDownloadable,
  isLinked,
  isSustained,
  type DatasetTraits,
  type Freshness,
  type ScorecardFigure,
} from '@rma/domain';
import type { JudgedDataset } from './evidence-queries.ts';

const inList = new Intl.ListFormat('es', { type: 'conjunction' });

function missingForImplementation(dataset: DatasetTraits): string[] {
  return [
    ...(isDownloadable(dataset) ? [] : ['no se puede descargar']),
    ...(isBulk(dataset) ? [] : ['no está completo en un formato abierto que lean los programas']),
    ...(isCurrent(dataset) ? [] : ['no está al día']),
    ...(isSustained(dataset) ? [] : ['no se ha vuelto a entregar']),
    ...(isLinked(dataset) ? [] : ['no es de datos enlazados']),
  ];
}

const freshness: Record<Freshness, { value: number | null; why: string }> = {
  fresh: { value: 100, why: 'Está al día.' },
  late: { value: 50, why: 'Lleva retraso frente a la periodicidad que promete.' },
  stale: { value: 0, why: 'Lleva más del doble de su periodicidad sin actualizarse.' },
  unknown: { value: null, why: 'No dice cada cuánto se actualiza: no se juzga.' },
};

function adelaWhy(dataset: DatasetTraits): string {
  const grade = adelaGradeOf(dataset);
  const lacks = {
    none: [
      ...(dataset.isDescribed ? [] : ['le falta fecha, título, descripción o palabras clave']),
      ...(dataset.hasFile ? [] : ['no da la dirección de ningún archivo']),
      ...(dataset.links !== null && dataset.links < 1 ? ['alguna de sus ligas no responde'] : []),
    ],
    bronze: ['no dice quién responde por él o su correo'],
    silver: [
      ...(dataset.stars < 3 ? ['no está en un formato abierto'] : []),
      ...(dataset.conforms === false ? ['no cumple su estándar'] : []),
      ...((dataset.documentation ?? 1) < 1 ? ['le falta documentación'] : []),
    ],
    gold: [],
  }[grade];
  const word = `${adelaWords[grade].charAt(0).toUpperCase()}${adelaWords[grade].slice(1)}`;
  return lacks.length === 0 ? `${word}.` : `${word}: ${inList.format(lacks)}.`;
}

/** How much of 100 a dataset wins of a figure that is made of datasets, and why. */
export function judgeDataset(
  figure: ScorecardFigure,
  dataset: JudgedDataset,
): { value: number | null; why: string } {
  switch (figure) {
    case 'implementation': {
      const missing = missingForImplementation(dataset);
      const why = missing.length === 0 ? 'Lo tiene todo.' : `Le falta: ${inList.format(missing)}.`;
      return { value: implementationOf(dataset), why };
    }
    case 'metadata': {
      const judged = 405 - dataset.unknown;
      return {
        value: judged === 0 ? null : Math.round((1000 * dataset.score) / judged) / 10,
        why: `Gana ${dataset.score} de los ${judged} puntos que se pudieron juzgar.`,
      };
    }
    case 'freshness':
      return freshness[dataset.freshness];
    default:
      return { value: Math.round(adelaValues[adelaGradeOf(dataset)]), why: adelaWhy(dataset) };
  }
}
