export { candidatePattern, createPersonalDataScan, detectPersonalData, isBlocking } from './scan.ts';
export type { Confidence, PersonalDataFinding, PersonalDataKind } from './findings.ts';
export { curpIsValid, rfcIsValidPerson, clabeIsValid, nssIsValid } from './check-digits.ts';
export { maskValue } from './mask.ts';
