import type { StatusKind } from '../../design/icons.tsx';
import { formatDate } from '../../format.ts';
import type { ItemState } from './inventory-types.ts';

export const itemStateWords: Record<ItemState, { kind: StatusKind; word: string }> = {
  open: { kind: 'good', word: 'Abierto' },
  planned: { kind: 'late', word: 'En el plan' },
  listed: { kind: 'none', word: 'Sin fecha' },
  'not-openable': { kind: 'none', word: 'No se puede abrir' },
};

const fieldWords: Record<string, string> = {
  responsible: 'Responsable',
  title: 'Nombre del conjunto',
  resource: 'Nombre del recurso',
  description: '¿De qué es?',
  hasPrivateData: '¿Tiene datos privados?',
  privacyReason: 'Razón',
  legalBasis: 'Fundamento legal',
  platform: 'Plataforma',
  plannedOn: 'Fecha',
  standardId: 'Estándar',
  datasetId: 'Conjunto en la red',
};

export const fieldName = (field: string): string => fieldWords[field] ?? field;

/** What a field said or says, in few words. */
export function shownValue(field: string, value: string | boolean | null): string {
  if (value === null || value === '') return 'vacío';
  if (typeof value === 'boolean') return value ? 'Privado' : 'Público';
  if (field === 'plannedOn') return formatDate(value);
  return value.length > 120 ? `${value.slice(0, 119)}…` : value;
}

export const skippedWords = {
  blank: 'en blanco',
  total: 'un total',
  section: 'un título de sección',
} as const;
