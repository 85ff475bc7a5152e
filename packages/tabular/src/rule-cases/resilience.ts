import type { RuleCase, Publishers } from './rule-case.ts';

const shelters = 'resilience/temporary-shelters@1.0';

export const resiliencePublishers: Publishers = {
  [shelters]: '23',
};

export const resilienceCases: RuleCase[] = [
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
];
