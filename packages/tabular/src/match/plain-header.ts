/** `Cve. Municipio`, `CVE_MUNICIPIO` and `cve municipio` are the same header. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '');
