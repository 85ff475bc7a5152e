/** What a column's header says about its cells, compared without case, accents or signs. */
export type HeaderContext = { phone: boolean; clabe: boolean; nss: boolean; person: boolean };

export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

export const headerContext = (header: string): HeaderContext => {
  const plain = plainText(header);
  return {
    phone: /\b(?:tel|tels|telef\w*|cel|celular\w*|movil\w*|whats\w*|phone|contacto\w*|lada)\b/.test(plain),
    clabe: /\b(?:clabe|cuenta\w*|banc\w*|interbanc\w*)\b/.test(plain),
    nss: /\b(?:nss|seguro social|imss|seguridad social|afiliacion\w*)\b/.test(plain),
    person:
      /\b(?:responsab\w*|propietari\w*|titular\w*|encargad\w*|beneficiari\w*|victima\w*|apellido\w*|paterno|materno|contacto\w*|solicitante\w*|poseedor\w*|nombre completo|nombre s|nombres)\b/.test(
        plain,
      ),
  };
};
