/** The names of the vocabularies that catalogues of DCAT are written with. */
const within =
  (namespace: string) =>
  (local: string): string =>
    namespace + local;

export const adms = within('http://www.w3.org/ns/adms#');
export const dc11 = within('http://purl.org/dc/elements/1.1/');
export const dcat = within('http://www.w3.org/ns/dcat#');
export const dct = within('http://purl.org/dc/terms/');
export const foaf = within('http://xmlns.com/foaf/0.1/');
export const hydra = within('http://www.w3.org/ns/hydra/core#');
export const locn = within('http://www.w3.org/ns/locn#');
export const owl = within('http://www.w3.org/2002/07/owl#');
export const rdf = within('http://www.w3.org/1999/02/22-rdf-syntax-ns#');
export const rdfs = within('http://www.w3.org/2000/01/rdf-schema#');
export const schema = within('http://schema.org/');
export const skos = within('http://www.w3.org/2004/02/skos/core#');
export const time = within('http://www.w3.org/2006/time#');
export const vcard = within('http://www.w3.org/2006/vcard/ns#');

/** schema.org is written with and without the s; here it is always without. */
export const oneSpelling = (iri: string): string =>
  iri.replace(/^https:\/\/schema\.org\//, 'http://schema.org/');
