import type { RuleCase } from './rule-case.ts';

/** A row of the worked example that points to nothing in the worked example of `reference`. */
export type ForeignKeyCase = Omit<RuleCase, 'breaks' | 'field'> & { reference: string };

export const foreignKeyCases: ForeignKeyCase[] = [
  {
    of: 'cadastre/buildings@1.0',
    reference: 'cadastre/parcels@1.0',
    set: { cve_catastral: '003-0014-999999' },
  },
  {
    of: 'cadastre/parcels@1.0',
    reference: 'cadastre/land-values@1.0',
    set: { zona_valor: 'Z-99' },
  },
];
