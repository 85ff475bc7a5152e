import type { PersonalDataKind } from './kinds.ts';

/** What can be done with a column; `keep` needs an official's written reason. */
export const privacyActions = ['drop', 'mask', 'generalise', 'blur', 'keep'] as const;
export type PrivacyAction = (typeof privacyActions)[number];

/**
 * What makes sense for each kind besides keeping it. LGPDPPSO (DOF, 20 March 2025) asks for data that is adequate and
 * strictly necessary, and for dissociation: what is left must not identify its owner by itself or by its detail.
 * Names become initials, as in public versions of rulings, but those of minors and of who has sensitive data beside
 * do not: LGDNNA art. 77 forbids whatever lets a minor be identified.
 */
const offers: Record<PersonalDataKind, readonly PrivacyAction[]> = {
  curp: ['drop', 'mask'],
  rfc: ['drop', 'mask'],
  clabe: ['drop', 'mask'],
  nss: ['drop', 'mask'],
  'electoral-key': ['drop', 'mask'],
  passport: ['drop', 'mask'],
  'vehicle-plate': ['drop', 'mask'],
  email: ['drop', 'mask'],
  phone: ['drop', 'mask'],
  'person-name': ['drop', 'mask', 'generalise'],
  'person-name-with-address': ['drop', 'mask', 'generalise'],
  'person-name-with-age': ['drop', 'mask', 'generalise'],
  'person-name-with-birth-date': ['drop', 'mask', 'generalise'],
  'person-name-with-sensitive-data': ['drop', 'mask'],
  'minor-name': ['drop', 'mask'],
  'victim-coordinates': ['blur', 'drop'],
  address: ['generalise', 'drop', 'mask'],
  age: ['generalise', 'drop'],
  'birth-date': ['generalise', 'drop'],
  'sensitive-data': ['drop', 'mask'],
};

/** The actions to offer for a finding, the advisable one first; `keep` always ends the list. */
export const offersFor = (finding: { kind: PersonalDataKind }): PrivacyAction[] => [
  ...offers[finding.kind],
  'keep',
];

/** Whether an action does something of its own to a kind; any other is carried out as a mask. */
export const isOffered = (action: PrivacyAction, kind: PersonalDataKind): boolean =>
  action === 'keep' || offers[kind].includes(action);
