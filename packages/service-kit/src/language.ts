/** The two languages of the product: Mexican Spanish first, English second. */
export type Language = 'es' | 'en';

/** A text in both languages. */
export type Localized = { es: string; en: string };

/**
 * Chooses the language of an answer from an Accept-Language header (RFC 9110 §12.5.4).
 * Spanish unless the caller prefers English over it; never fails.
 */
export function negotiateLanguage(acceptLanguage: string | undefined): Language {
  let quality = { es: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range = '', ...params] = part.trim().toLowerCase().split(';');
    const weight = params
      .map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1])
      .find((found) => found !== undefined);
    const q = weight === undefined ? 1 : Number(weight);
    if (Number.isNaN(q)) continue;
    const primary = range.split('-')[0];
    if (primary === 'es') quality = { ...quality, es: Math.max(quality.es, q) };
    if (primary === 'en') quality = { ...quality, en: Math.max(quality.en, q) };
  }
  return quality.en > quality.es ? 'en' : 'es';
}
