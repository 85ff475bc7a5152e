import type { RuleCase, Publishers } from './rule-case.ts';

const roads = 'mobility/road-incidents@1.0';

export const mobilityPublishers: Publishers = {
  [roads]: '05035',
};

export const mobilityCases: RuleCase[] = [
  { of: roads, breaks: 'coordinates-incomplete', field: 'latitud', set: { longitud: '' } },
  { of: roads, breaks: 'date-contradicts-period', field: 'fecha', set: { anio: '2024' } },
  { of: roads, breaks: 'date-in-future', field: 'fecha', set: { fecha: '2099-01-01', anio: '', mes: '' } },
  { of: roads, breaks: 'fatal-without-deaths', field: 'clasificacion', set: { clasificacion: 'Fatal' } },
  { of: roads, breaks: 'deaths-not-fatal', field: 'clasificacion', set: { muertos: '2' } },
  { of: roads, breaks: 'place-missing', field: 'crucero', set: { crucero: '', latitud: '', longitud: '' } },
  { of: roads, breaks: 'unique-error', field: 'id', set: { id: 'T-0002' } },
  { of: roads, breaks: 'type-error', field: 'fecha', set: { fecha: '03/04/2025' } },
  { of: roads, breaks: 'type-error', field: 'fecha', set: { fecha: '2025-02-30' } },
  { of: roads, breaks: 'type-error', field: 'semaforizado', set: { semaforizado: 'a veces' } },
  { of: roads, breaks: 'constraint-maximum', field: 'hora', set: { hora: '24' } },
  { of: roads, breaks: 'constraint-enum', field: 'clasificacion', set: { clasificacion: 'Grave' } },
  { of: roads, breaks: 'constraint-length', field: 'crucero', set: { crucero: 'x'.repeat(301) } },
  {
    of: roads,
    breaks: 'coordinates-swapped',
    field: 'latitud',
    set: { latitud: '-103.42', longitud: '25.57' },
  },
  { of: roads, breaks: 'coordinates-without-sign', field: 'latitud', set: { longitud: '103.42' } },
  { of: roads, breaks: 'coordinates-outside-mexico', field: 'latitud', set: { latitud: '0', longitud: '0' } },
  {
    of: roads,
    breaks: 'coordinates-outside-publisher',
    field: 'latitud',
    set: { latitud: '19.43', longitud: '-99.13' },
  },
  { of: roads, breaks: 'coordinates-near-publisher', field: 'latitud', set: { latitud: '25.80' } },
];
