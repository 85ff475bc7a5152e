import type { GeometryColumns } from '../map/place.ts';

type Bilingual = { es: string; en: string };
type Wording = { message: Bilingual; fix: string };

export type DocumentedField = {
  name: string;
  type: string;
  title: string;
  description: string;
  isRequired: boolean;
  unit: string | null;
  synonyms: string[];
  allowedValues: string[] | null;
  /** What each allowed value means, where it does not say it by itself. */
  labels: Record<string, string>;
  /** Values with a meaning of their own: 998, municipality not specified. */
  codes: Record<string, string>;
  constraints: {
    unique?: boolean;
    minimum?: number;
    maximum?: number;
    minLength?: number;
    maxLength?: number;
    pattern?: string;
  };
  inegiKey: string | null;
  /** Code of the list its values are in. */
  vocabulary: string | null;
  missingValues: string[];
  default: string | null;
  singleValue: boolean;
  valueMap: Record<string, string>;
  parts: { year: string[]; month: string[]; day: string[] } | null;
  sumOf: string[] | null;
  example: string | null;
};

export type DocumentedRule = Wording & {
  code: string;
  severity: 'error' | 'warning';
  /** The part of the format it looks at; rules of rows have none. */
  about?: string;
};

/** A standard as the catalog documents it (GET /api/v1/standards/{id}). */
export type Documentation = {
  versionedId: string;
  versions: string[];
  kind: 'table' | 'gtfs' | 'cap';
  ally: Bilingual;
  templateUrl: string;
  templateXlsxUrl: string | null;
  exampleUrl: string;
  exampleTableUrl: string;
  fields: DocumentedField[];
  primaryKey: string[];
  rules: DocumentedRule[];
  formatRules: DocumentedRule[];
  vocabularies: (Wording & { code: string; fields: string[]; rowCount: number; url: string })[];
  foreignKeys: (Wording & {
    fields: string[];
    reference: { standard: string; title: Bilingual; fields: string[] };
  })[];
  shapes: { name: string; title: Bilingual; headers: string[] }[];
  correspondences: {
    system: string;
    title: Bilingual;
    url: string;
    rows: { field: string; column: string; toStandard: string; fromStandard: string }[];
  }[];
  skipRows: { headers: string[]; values: string[]; reason: Bilingual }[];
  temporalField: string | null;
  geometry: GeometryColumns | null;
  blurred: { latitude: string; longitude: string; decimals: number } | null;
  /** The worked example, cell by cell in the order of the fields. */
  exampleRows: string[][];
};

const keyWords: Record<string, string> = {
  cvegeo: 'clave geoestadística del INEGI que exista: dos dígitos un estado, cinco un municipio',
  cve_ent: 'clave de entidad del INEGI que exista, de dos dígitos',
  cve_mun: 'clave de municipio del INEGI que exista dentro de su entidad, de tres dígitos',
};

/** What a field's values must be, as sentences without their capital and full stop. */
export function constraintsOf({ constraints, inegiKey, singleValue }: DocumentedField): string[] {
  const { minimum, maximum, pattern, unique, minLength, maxLength } = constraints;
  const isExactLength = minLength !== undefined && minLength === maxLength;
  return [
    inegiKey === null ? undefined : (keyWords[inegiKey] ?? inegiKey),
    minimum !== undefined && maximum !== undefined ? `de ${minimum} a ${maximum}` : undefined,
    minimum !== undefined && maximum === undefined ? `no menor que ${minimum}` : undefined,
    maximum !== undefined && minimum === undefined ? `no mayor que ${maximum}` : undefined,
    isExactLength ? `${minLength} caracteres` : undefined,
    minLength !== undefined && !isExactLength ? `al menos ${minLength} caracteres` : undefined,
    maxLength !== undefined && !isExactLength ? `como máximo ${maxLength} caracteres` : undefined,
    unique === true ? 'no se repite' : undefined,
    singleValue ? 'igual en todos los renglones' : undefined,
    pattern === undefined ? undefined : `con la forma ${pattern}`,
  ].filter((rule) => rule !== undefined);
}
