const numbers = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });
const percents = new Intl.NumberFormat('es-MX', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

export const figure = (value: number): string => numbers.format(value);
export const percent = (share: number): string => percents.format(share);

/** `«a», «b» y 3 más`. */
export const inWords = (names: string[], shown: number): string => {
  const quoted = names.slice(0, shown).map((name) => `«${name}»`);
  const rest = names.length - quoted.length;
  if (rest > 0) return `${quoted.join(', ')} y ${figure(rest)} más`;
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} y ${last}`;
};
