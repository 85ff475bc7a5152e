import { fixEfforts, fixIds, gradeWeights, type FindingId, type GradePart } from '@rma/domain';
import { fixWords } from './fix-words.ts';
import { datasetDimensions } from './quality-dimensions.ts';
import { findingWords } from './quality-words.ts';

const partWords: Record<GradePart, { name: string; how: string }> = {
  metadata: {
    name: 'Descripción',
    how: 'Los puntos ganados del método europeo (MQA), entre los que ya se pueden saber.',
  },
  freshness: {
    name: 'Actualidad',
    how: 'Entera si está al día, la mitad si va con retraso o si declara que es irregular, nada si pasó el doble de su plazo o si no dice cada cuándo se actualiza.',
  },
  links: {
    name: 'Direcciones',
    how: 'La parte de sus archivos que su dirección sí entrega. Si nadie ha preguntado todavía, no cuenta.',
  },
  openness: {
    name: 'Apertura',
    how: 'Las estrellas de Berners-Lee: con una, un quinto; con dos, la mitad; con tres (un CSV con licencia abierta), nueve décimos; cuatro y cinco completan.',
  },
  conformance: {
    name: 'Estándar',
    how: 'Entera si cumple el estándar que sigue, nada si no lo cumple. Si no sigue ninguno, o aún no se examina, no cuenta.',
  },
  documentation: {
    name: 'Documentación',
    how: 'La media de su descripción (nada, una línea, o lo suficiente para saber qué es) y de la parte de sus columnas que se explican.',
  },
};

/** The method as data, for the page that explains it and for anyone who wants to repeat it. */
export const qualityMethod = () => ({
  parts: (Object.keys(gradeWeights) as GradePart[]).map((id) => ({
    id,
    weight: gradeWeights[id],
    ...partWords[id],
  })),
  dimensions: datasetDimensions({}),
  findings: (Object.keys(findingWords) as FindingId[]).map((id) => ({ id, ...findingWords[id] })),
  efforts: fixIds.map((id) => ({ id, title: fixWords[id].title('cada conjunto'), ...fixEfforts[id] })),
});
