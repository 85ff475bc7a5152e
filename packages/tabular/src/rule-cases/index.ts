import { cadastreCases, cadastrePublishers } from './cadastre.ts';
import { mobilityCases, mobilityPublishers } from './mobility.ts';
import { resilienceCases, resiliencePublishers } from './resilience.ts';
import type { Publishers, RuleCase } from './rule-case.ts';
import { securityCases, securityPublishers } from './security.ts';

export { harmlessCases } from './harmless.ts';

export const ruleCases: RuleCase[] = [
  ...securityCases,
  ...mobilityCases,
  ...resilienceCases,
  ...cadastreCases,
];

export const publishers: Publishers = {
  ...securityPublishers,
  ...mobilityPublishers,
  ...resiliencePublishers,
  ...cadastrePublishers,
};
