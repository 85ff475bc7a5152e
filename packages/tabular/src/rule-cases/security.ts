import type { RuleCase, Publishers } from './rule-case.ts';

const crime = 'security/crime-incidence@1.0';

export const securityPublishers: Publishers = {
  [crime]: '17',
};

export const securityCases: RuleCase[] = [
  { of: crime, breaks: 'methodology-year', field: 'metodologia', set: { anio: '2026', mes: '1' } },
  { of: crime, breaks: 'future-period', field: 'anio', set: { anio: '2099' } },
  { of: crime, breaks: 'taxonomy', field: 'bien_juridico', set: { modalidad: 'Con resortera' } },
  {
    of: crime,
    breaks: 'mixed-values',
    field: 'metodologia',
    set: { metodologia: 'RNID-2026', anio: '2026' },
  },
  { of: crime, breaks: 'type-error', field: 'anio', set: { anio: 'dos mil' } },
  { of: crime, breaks: 'type-error', field: 'conteo', set: { conteo: '3.5' } },
  { of: crime, breaks: 'constraint-minimum', field: 'conteo', set: { conteo: '-1' } },
  { of: crime, breaks: 'constraint-minimum', field: 'anio', set: { anio: '1990' } },
  { of: crime, breaks: 'constraint-maximum', field: 'mes', set: { mes: '13' } },
  { of: crime, breaks: 'constraint-required', field: 'tipo', set: { tipo: '' } },
  { of: crime, breaks: 'constraint-required', field: 'conteo', set: { conteo: 'NA' } },
  { of: crime, breaks: 'constraint-enum', field: 'metodologia', set: { metodologia: 'CNSP' } },
  { of: crime, breaks: 'type-error', field: 'cve_ent', set: { cve_ent: 'Morelos' } },
  { of: crime, breaks: 'key-unknown', field: 'cve_mun', set: { cve_mun: '777' } },
  { of: crime, breaks: 'key-unknown', field: 'cve_mun', set: { cve_ent: '45' } },
  { of: crime, breaks: 'key-mismatch', field: 'cve_mun', set: { cve_mun: '05035' } },
  { of: crime, breaks: 'key-not-own', field: 'cve_mun', set: { cve_ent: '05', cve_mun: '035' } },
  {
    of: crime,
    breaks: 'primary-key',
    field: 'anio',
    set: { subtipo: 'Homicidio culposo', modalidad: 'En accidente de tránsito' },
  },
];
