import { licences } from '@rma/domain';

/** The name of a licence the network knows by its URI or id; another one as it came. */
export function licenceName(licence: string): string {
  const known = Object.entries(licences).find(([id, { uri }]) => id === licence || uri === licence);
  return known ? known[1].title : licence;
}
