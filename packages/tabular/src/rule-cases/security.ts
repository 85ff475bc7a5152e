import type { RuleCase, Publishers } from './rule-case.ts';

const crime = 'security/crime-incidence@1.0';
const victims = 'security/crime-victims@1.0';
const reports = 'security/police-reports@1.0';
const facilities = 'security/security-facilities@1.0';

export const securityPublishers: Publishers = {
  [crime]: '17',
  [victims]: '17',
  [reports]: '05035',
  [facilities]: '05035',
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
  { of: victims, breaks: 'methodology-year', field: 'metodologia', set: { anio: '2026' } },
  { of: victims, breaks: 'future-period', field: 'anio', set: { anio: '2099' } },
  { of: victims, breaks: 'taxonomy', field: 'bien_juridico', set: { subtipo: 'Homicidio accidental' } },
  {
    of: victims,
    breaks: 'feminicide-sex',
    field: 'sexo',
    set: { tipo: 'Feminicidio', subtipo: 'Feminicidio', modalidad: 'Con arma blanca' },
  },
  {
    of: victims,
    breaks: 'victim-could-be-known',
    field: 'conteo',
    set: {
      bien_juridico: 'La libertad y la seguridad sexual',
      tipo: 'Abuso sexual',
      subtipo: 'Abuso sexual',
      modalidad: 'Abuso sexual',
      rango_edad: 'Menores de edad (0-17)',
      conteo: '1',
    },
  },
  {
    of: victims,
    breaks: 'mixed-values',
    field: 'metodologia',
    set: { metodologia: 'RNID-2026', anio: '2026' },
  },
  { of: victims, breaks: 'primary-key', field: 'anio', set: { sexo: 'Mujer' } },
  { of: victims, breaks: 'constraint-enum', field: 'rango_edad', set: { rango_edad: '17' } },
  { of: reports, breaks: 'point-too-exact', field: 'latitud', set: { latitud: '25.5412' } },
  { of: reports, breaks: 'point-too-exact', field: 'latitud', set: { longitud: '-103.455' } },
  { of: reports, breaks: 'coordinates-incomplete', field: 'latitud', set: { latitud: '' } },
  { of: reports, breaks: 'place-with-address', field: 'colonia', set: { colonia: 'Centro, Colón No. 25' } },
  { of: reports, breaks: 'place-with-address', field: 'colonia', set: { colonia: 'Las Flores Mz. 4 Lt. 7' } },
  {
    of: reports,
    breaks: 'sensitive-event-place',
    field: 'tipo_evento',
    set: { tipo_evento: 'Abuso sexual' },
  },
  {
    of: reports,
    breaks: 'sensitive-event-place',
    field: 'tipo_evento',
    set: { clasificacion_iccs: '0301', latitud: '', longitud: '' },
  },
  {
    of: reports,
    breaks: 'place-missing',
    field: 'colonia',
    set: { colonia: '', cuadrante: '', latitud: '', longitud: '' },
  },
  {
    of: reports,
    breaks: 'disposal-without-detained',
    field: 'resultado',
    set: { personas_detenidas: '0' },
  },
  { of: reports, breaks: 'date-in-future', field: 'fecha', set: { fecha: '2099-01-01' } },
  { of: reports, breaks: 'unique-error', field: 'id', set: { id: 'E-2025-0002' } },
  {
    of: reports,
    breaks: 'constraint-pattern',
    field: 'clasificacion_iccs',
    set: { clasificacion_iccs: '401' },
  },
  { of: facilities, breaks: 'coordinates-incomplete', field: 'latitud', set: { longitud: '' } },
  { of: facilities, breaks: 'coordinates-missing', field: 'latitud', set: { latitud: '', longitud: '' } },
  { of: facilities, breaks: 'hours-missing', field: 'horario', set: { abierto_24_horas: 'false' } },
  {
    of: facilities,
    breaks: 'hours-contradict',
    field: 'abierto_24_horas',
    set: { horario: 'Lunes a viernes de 9:00 a 15:00' },
  },
  { of: facilities, breaks: 'shelter-exposed', field: 'tipo', set: { nombre: 'Refugio para mujeres' } },
  {
    of: facilities,
    breaks: 'date-in-future',
    field: 'fecha_actualizacion',
    set: { fecha_actualizacion: '2099-01-01' },
  },
  { of: facilities, breaks: 'primary-key', field: 'cve_ent', set: { id: 'SSP-02' } },
  {
    of: facilities,
    breaks: 'personal-data',
    field: 'horario',
    set: { horario: 'Todos los días a las 24 h. Tel. 8715550123' },
  },
];
