import type { RuleCase, Publishers } from './rule-case.ts';

const roads = 'mobility/road-incidents@1.0';
const transit = 'mobility/transit-gtfs@1.0';
const cycleways = 'mobility/cycleways@1.0';
const waste = 'mobility/waste-collection-routes@1.0';
const everyDay = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];

export const mobilityPublishers: Publishers = {
  [roads]: '05035',
  [transit]: '05035',
  [cycleways]: '05035',
  [waste]: '30087',
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
  { of: roads, breaks: 'minute-without-hour', field: 'minuto', set: { hora: '' } },
  {
    of: roads,
    breaks: 'vehicles-fewer-than-kinds',
    field: 'vehiculos',
    set: { vehiculos: '2', motocicletas: '1', bicicletas: '2' },
  },
  { of: roads, breaks: 'constraint-enum', field: 'tipo_incidente', set: { tipo_incidente: 'Derrumbe' } },
  { of: roads, breaks: 'constraint-enum', field: 'causa', set: { causa: 'Neblina' } },
  { of: roads, breaks: 'constraint-maximum', field: 'minuto', set: { minuto: '60' } },
  {
    of: transit,
    breaks: 'route-without-name',
    field: 'nombre_corto',
    set: { nombre_corto: '', nombre_largo: '' },
  },
  {
    of: transit,
    breaks: 'route-without-trips',
    field: 'viajes',
    set: { viajes: '0', viajes_accesibles: '0' },
  },
  { of: transit, breaks: 'service-reversed', field: 'primer_dia', set: { primer_dia: '2031-01-01' } },
  {
    of: transit,
    breaks: 'accessible-more-than-all',
    field: 'viajes_accesibles',
    set: { viajes_accesibles: '4' },
  },
  { of: transit, breaks: 'length-improbable', field: 'longitud_km', set: { longitud_km: '4810' } },
  { of: transit, breaks: 'constraint-pattern', field: 'ultima_llegada', set: { ultima_llegada: '9:05' } },
  { of: transit, breaks: 'constraint-enum', field: 'modo', set: { modo: 'Calesa' } },
  { of: transit, breaks: 'unique-error', field: 'id_ruta', set: { id_ruta: 'R2' } },
  {
    of: transit,
    breaks: 'coordinates-outside-mexico',
    field: 'geometria',
    set: { geometria: 'LINESTRING (-73.5 45.5, -73.6 45.6)' },
  },
  { of: cycleways, breaks: 'length-contradicts-line', field: 'longitud_m', set: { longitud_m: '2.006' } },
  {
    of: cycleways,
    breaks: 'open-without-year',
    field: 'anio_inauguracion',
    set: { anio_inauguracion: '2099' },
  },
  { of: cycleways, breaks: 'narrow-two-ways', field: 'ancho_m', set: { ancho_m: '1.2' } },
  {
    of: cycleways,
    breaks: 'date-in-future',
    field: 'fecha_actualizacion',
    set: { fecha_actualizacion: '2099-01-01' },
  },
  { of: cycleways, breaks: 'primary-key', field: 'cve_ent', set: { id: 'CV-002' } },
  {
    of: cycleways,
    breaks: 'constraint-pattern',
    field: 'geometria',
    set: { geometria: 'POINT (-103.45 25.54)' },
  },
  {
    of: cycleways,
    breaks: 'coordinates-swapped',
    field: 'geometria',
    set: { geometria: 'LINESTRING (25.54 -103.45, 25.54 -103.43)' },
  },
  {
    of: cycleways,
    breaks: 'coordinates-without-sign',
    field: 'geometria',
    set: { geometria: 'LINESTRING (103.45 25.54, 103.43 25.54)' },
  },
  {
    of: cycleways,
    breaks: 'coordinates-outside-mexico',
    field: 'geometria',
    set: { geometria: 'LINESTRING (655300 2825000, 656300 2825000)' },
  },
  {
    of: cycleways,
    breaks: 'coordinates-outside-publisher',
    field: 'geometria',
    set: { geometria: 'LINESTRING (-103.45 25.54, -99.13 19.43)' },
  },
  {
    of: cycleways,
    breaks: 'coordinates-near-publisher',
    field: 'geometria',
    set: { geometria: 'MULTILINESTRING Z ((-103.45 25.54 1120, -103.45 25.8 1121))' },
  },
  {
    of: waste,
    breaks: 'no-day',
    field: 'lunes',
    set: Object.fromEntries(everyDay.map((day) => [day, ''])),
  },
  { of: waste, breaks: 'hours-equal', field: 'hora_inicio', set: { hora_fin: '07:00' } },
  { of: waste, breaks: 'shift-contradicts-hours', field: 'turno', set: { turno: 'Nocturno' } },
  { of: waste, breaks: 'length-contradicts-line', field: 'longitud_km', set: { longitud_km: '320' } },
  { of: waste, breaks: 'constraint-pattern', field: 'hora_inicio', set: { hora_inicio: '7:00' } },
  { of: waste, breaks: 'constraint-pattern', field: 'hora_fin', set: { hora_fin: '24:00' } },
  {
    of: waste,
    breaks: 'constraint-pattern',
    field: 'url_posicion',
    set: { url_posicion: 'http://10.0.0.1/vivo' },
  },
  {
    of: waste,
    breaks: 'constraint-pattern',
    field: 'url_posicion',
    set: { url_posicion: 'https://usuario:clave@rutas.example.org/vivo' },
  },
  {
    of: waste,
    breaks: 'primary-key',
    field: 'cve_ent',
    set: {
      tipo_residuo: 'Inorgánicos',
      ...Object.fromEntries(everyDay.map((day, index) => [day, String([1, 3, 5].includes(index))])),
    },
  },
];
