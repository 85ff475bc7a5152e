import type { RuleCase } from './rule-case.ts';

const reports = 'security/police-reports@1.0';
const cycleways = 'mobility/cycleways@1.0';
const waste = 'mobility/waste-collection-routes@1.0';
const alerts = 'resilience/emergency-alerts@1.0';
const zones = 'resilience/hazard-zones@1.0';
const parcels = 'cadastre/parcels@1.0';
const rates = 'cadastre/property-tax-rates@1.0';

/** Rows that look like a breach and are none: the rule `breaks` must let them be. */
export const harmlessCases: Omit<RuleCase, 'field'>[] = [
  { of: reports, breaks: 'place-with-address', set: { colonia: '20 de Noviembre, 2.ª sección' } },
  { of: reports, breaks: 'place-with-address', set: { cuadrante: 'Sector No. 4' } },
  {
    of: reports,
    breaks: 'sensitive-event-place',
    set: { tipo_evento: 'Violación al reglamento de tránsito' },
  },
  { of: reports, breaks: 'point-too-exact', set: { latitud: '25.5', longitud: '-103.07' } },
  {
    of: cycleways,
    breaks: 'constraint-pattern',
    set: {
      geometria:
        '{"type": "LineString", "coordinates": [[-103.45, 25.54], [-103.44, 25.54], [-103.43, 25.54]]}',
    },
  },
  {
    of: cycleways,
    breaks: 'length-contradicts-line',
    set: { geometria: 'LINESTRING Z (-103.45 25.54 1120, -103.44 25.54 1121, -103.43 25.54 1120)' },
  },
  {
    of: waste,
    breaks: 'shift-contradicts-hours',
    set: { hora_inicio: '21:30', hora_fin: '03:00', turno: 'Nocturno' },
  },
  { of: waste, breaks: 'no-day', set: { lunes: '', miercoles: '', viernes: '', domingo: 'X' } },
  {
    of: alerts,
    breaks: 'coordinates-outside-mexico',
    set: { geometria: 'POINT (-40.5 16.2)', radio_km: '300' },
  },
  {
    of: alerts,
    breaks: 'expires-before-sent',
    set: { expira: '2026-09-12T13:00:00-07:00', inicio: '' },
  },
  {
    of: zones,
    breaks: 'polygon-open',
    set: {
      geometria:
        'POLYGON ((-99.8 16.8, -99.7 16.8, -99.7 16.9, -99.8 16.8), (-99.74 16.81, -99.73 16.81, -99.73 16.82, -99.74 16.81))',
    },
  },
  {
    of: parcels,
    breaks: 'standard-key-parts',
    set: { region_catastral: '', sector_catastral: '', edificio: '', unidad: '' },
  },
  { of: parcels, breaks: 'area-contradicts-polygon', set: { superficie_terreno_m2: '430' } },
  {
    of: rates,
    breaks: 'single-rate-with-brackets',
    set: { esquema: 'Tasa única', limite_inferior_mxn: '0', limite_superior_mxn: '' },
  },
  { of: rates, breaks: 'rate-of-other-scale', set: { tasa_millar: '0' } },
];
