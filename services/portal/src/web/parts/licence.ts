import { licences } from '@rma/domain';

const known = (licence: string) =>
  Object.entries(licences).find(([id, { uri }]) => id === licence || uri === licence);

/** The name of a licence the network knows by its URI or id; another one as it came. */
export function licenceName(licence: string): string {
  return known(licence)?.[1].title ?? licence;
}

/** Where the text of a licence the network knows is; null for another one. */
export function licenceTextUrl(licence: string): string | null {
  return known(licence)?.[1].textUrl ?? null;
}

/** What a licence lets anybody do, in a sentence; null for one that is not known. */
export function licenceSentence(licence: string): string | null {
  return known(licence) === undefined
    ? null
    : 'Permite usar, copiar, combinar y redistribuir los datos, también con fines de lucro, si se cita la fuente.';
}
