import { licences, periodicities, type LicenceId, type Periodicity } from '@rma/domain';

// TypeScript widens the keys of an object to text, although these objects are constants.
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  Object.keys(table) as Key[];

export const licenceIds: LicenceId[] = keysOf(licences);
export const periodicityIds: Periodicity[] = keysOf(periodicities);

/** True for a periodicity the network knows. */
export const isPeriodicity = (written: string): written is Periodicity =>
  Object.hasOwn(periodicities, written);

/** True for a licence the network accepts. */
export const isLicence = (written: string): written is LicenceId => Object.hasOwn(licences, written);
