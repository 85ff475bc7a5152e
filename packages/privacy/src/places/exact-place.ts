const degrees = /-?\d{1,3}[.,]\d+/g;
const projected = /(?<![\d.])\d{6,7}(?:\.\d+)?(?![\d.])/;
const arcSeconds = /\d{1,3} *[°º] *\d{1,2} *['′’] *\d{1,2}/;
const mapLink = /https?:\/\/[^ ]*\b(?:maps|goo\.gl|waze|openstreetmap)\b/i;

/** Finer than two decimals (about one kilometre); what rounding leaves of a binary fraction is no detail. */
const isFine = (number: string): boolean => {
  const degree = Math.abs(Number(number.replace(',', '.')));
  if (!((degree >= 14 && degree <= 33) || (degree >= 86 && degree <= 119))) return false;
  return Math.abs(degree * 100 - Math.round(degree * 100)) > 1e-6;
};

/**
 * Whether a cell tells a place of Mexico more exactly than a grid of one kilometre: degrees in any notation, one or
 * both in the cell, WKT or GeoJSON text, projected metres, binary geometry, or a link to a map.
 */
export const isExactPlace = (cell: string): boolean =>
  (cell.match(degrees) ?? []).some(isFine) ||
  arcSeconds.test(cell) ||
  mapLink.test(cell) ||
  /^[0-9A-F]{42,}$/i.test(cell.trim()) ||
  (projected.test(cell) &&
    !/\d000(?:\.0+)?(?!\d)/.test(cell) &&
    !/[a-z]{3}/i.test(cell.replace(/point/i, '')));
