/** What the Constitution says a government is: the first thing it declares in an agreement. */
export function governmentNature(government: {
  cvegeo: string;
  name: string;
  level: 'state' | 'municipality';
  stateName: string;
}): string {
  const { cvegeo, name, level, stateName } = government;
  const constitution = 'de la Constitución Política de los Estados Unidos Mexicanos';
  // Mexico City is no State, and its demarcations are no municipalities.
  const isMexicoCity = cvegeo.startsWith('09');
  if (level === 'state') {
    return isMexicoCity
      ? `La Ciudad de México es una entidad federativa que goza de autonomía en todo lo concerniente a su régimen interior y a su organización política y administrativa, conforme a los artículos 44 y 122 ${constitution}.`
      : `El Estado de ${name} es parte integrante de la Federación, libre y soberano en todo lo concerniente a su régimen interior, conforme a los artículos 40 y 43 ${constitution}.`;
  }
  return isMexicoCity
    ? `La Alcaldía ${name} es un órgano político administrativo de la Ciudad de México, dotado de personalidad jurídica y autonomía respecto de su administración y del ejercicio de su presupuesto, conforme al artículo 122, apartado A, fracción VI, ${constitution}.`
    : `El Municipio de ${name}, ${stateName}, está investido de personalidad jurídica y maneja su patrimonio conforme a la ley, según el artículo 115, fracción II, ${constitution}.`;
}
