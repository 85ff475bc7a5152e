import { standard } from '@rma/themes';
import type { RuleCase, Publishers } from './rule-case.ts';

const shelters = 'resilience/temporary-shelters@1.0';
const zones = 'resilience/hazard-zones@1.0';
const alerts = 'resilience/emergency-alerts@1.0';
const losses = 'resilience/disaster-losses@1.0';
const noFigures = standard(losses)!.schema.fields.filter(
  ({ type }) => type === 'integer' || type === 'number',
);

export const resiliencePublishers: Publishers = {
  [shelters]: '23',
  [zones]: '12001',
  [losses]: '12001',
  [alerts]: '12001',
};

export const resilienceCases: RuleCase[] = [
  { of: alerts, breaks: 'references-missing', field: 'tipo_mensaje', set: { referencias: '' } },
  { of: alerts, breaks: 'date-contradicts-sent', field: 'fecha', set: { fecha: '2026-09-13' } },
  {
    of: alerts,
    breaks: 'expires-before-sent',
    field: 'expira',
    set: { expira: '2026-09-12T13:29:00-06:00', inicio: '' },
  },
  {
    of: alerts,
    breaks: 'onset-after-expires',
    field: 'inicio',
    set: { inicio: '2026-09-13T07:00:00-06:00' },
  },
  ...['evento', 'categorias', 'urgencia', 'severidad', 'certeza'].map((missing) => ({
    of: alerts,
    breaks: 'block-incomplete',
    field: 'evento',
    set: { [missing]: '' },
  })),
  {
    of: alerts,
    breaks: 'ceiling-below-altitude',
    field: 'techo_ft',
    set: { techo_ft: '1000', altitud_ft: '2000' },
  },
  { of: alerts, breaks: 'constraint-enum', field: 'ambito', set: { ambito: 'Restricted' } },
  { of: alerts, breaks: 'constraint-enum', field: 'severidad', set: { severidad: 'Catastrophic' } },
  { of: alerts, breaks: 'constraint-pattern', field: 'categorias', set: { categorias: 'Met, Safety' } },
  { of: alerts, breaks: 'constraint-pattern', field: 'enviado', set: { enviado: '2026-09-12T19:30:00Z' } },
  { of: alerts, breaks: 'primary-key', field: 'emisor', set: { num_area: '2' } },
  { of: shelters, breaks: 'coordinates-missing', field: 'latitud', set: { latitud: '', longitud: '' } },
  { of: shelters, breaks: 'coordinates-incomplete', field: 'latitud', set: { latitud: '' } },
  {
    of: shelters,
    breaks: 'families-over-people',
    field: 'capacidad_familias',
    set: { capacidad_familias: '31' },
  },
  {
    of: shelters,
    breaks: 'date-in-future',
    field: 'fecha_verificacion',
    set: { fecha_verificacion: '2099-01-01' },
  },
  { of: shelters, breaks: 'constraint-enum', field: 'zona', set: { zona: 'X' } },
  {
    of: shelters,
    breaks: 'constraint-maximum',
    field: 'capacidad_personas',
    set: { capacidad_personas: '900000' },
  },
  { of: shelters, breaks: 'primary-key', field: 'cve_ent', set: { id: '14' } },
  {
    of: shelters,
    breaks: 'personal-data',
    field: 'domicilio',
    set: { domicilio: 'Calle 5. Tel. 5550100123' },
  },
  { of: zones, breaks: 'hazard', field: 'fenomeno', set: { peligro: 'Inundación' } },
  { of: zones, breaks: 'hazard', field: 'fenomeno', set: { fenomeno: 'Geológico' } },
  {
    of: zones,
    breaks: 'polygon-open',
    field: 'geometria',
    set: { geometria: 'POLYGON ((-99.79 16.85, -99.78 16.85, -99.78 16.86, -99.79 16.86))' },
  },
  {
    of: zones,
    breaks: 'polygon-open',
    field: 'geometria',
    set: {
      geometria:
        'MULTIPOLYGON (((-99.8 16.8, -99.7 16.8, -99.7 16.9, -99.8 16.8)), ((-99.8 16.8, -99.7 16.8, -99.8 16.8)))',
    },
  },
  {
    of: zones,
    breaks: 'area-contradicts-polygon',
    field: 'superficie_ha',
    set: { superficie_ha: '1176000' },
  },
  {
    of: zones,
    breaks: 'return-period-not-natural',
    field: 'periodo_retorno_anios',
    set: { fenomeno: 'Químico-Tecnológico', peligro: 'Explosión' },
  },
  { of: zones, breaks: 'date-in-future', field: 'fecha_estudio', set: { fecha_estudio: '2099-01-01' } },
  { of: zones, breaks: 'constraint-enum', field: 'nivel', set: { nivel: 'Extremo' } },
  { of: zones, breaks: 'primary-key', field: 'cve_ent', set: { id: 'AC-LAD-07' } },
  {
    of: zones,
    breaks: 'coordinates-swapped',
    field: 'geometria',
    set: {
      geometria: 'POLYGON ((16.85 -99.79, 16.85 -99.78, 16.86 -99.78, 16.85 -99.79))',
      superficie_ha: '',
    },
  },
  { of: losses, breaks: 'hazard', field: 'fenomeno', set: { peligro: 'Huracán' } },
  { of: losses, breaks: 'dates-reversed', field: 'fecha_fin', set: { fecha_fin: '2023-10-20' } },
  {
    of: losses,
    breaks: 'date-in-future',
    field: 'fecha_inicio',
    set: { fecha_inicio: '2099-01-01', fecha_fin: '' },
  },
  {
    of: losses,
    breaks: 'no-figures',
    field: 'fallecidas',
    set: Object.fromEntries(noFigures.map((figure) => [figure.name, ''])),
  },
  {
    of: losses,
    breaks: 'affected-less-than-parts',
    field: 'personas_afectadas',
    set: { personas_afectadas: '5000' },
  },
  { of: losses, breaks: 'losses-over-total', field: 'perdida_total_mxn', set: { perdida_total_mxn: '310' } },
  {
    of: losses,
    breaks: 'people-without-dwellings',
    field: 'personas_vivienda_destruida',
    set: { viviendas_destruidas: '0' },
  },
  { of: losses, breaks: 'type-error', field: 'fallecidas', set: { fallecidas: 'doce' } },
  { of: losses, breaks: 'primary-key', field: 'id_evento', set: { id_evento: '2024-LL-03' } },
  { of: losses, breaks: 'key-not-own', field: 'cve_mun', set: { cve_ent: '05', cve_mun: '035' } },
];
