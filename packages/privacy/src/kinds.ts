/** What kind of personal data a column holds, with the words a person reads. */
export const kindWords = {
  curp: { es: 'CURP de personas', en: 'population registry keys (CURP) of persons' },
  rfc: { es: 'RFC de personas físicas', en: 'tax keys (RFC) of natural persons' },
  clabe: { es: 'cuentas bancarias (CLABE)', en: 'bank accounts (CLABE)' },
  nss: { es: 'números de seguridad social', en: 'social security numbers' },
  'electoral-key': {
    es: 'claves de elector o números de la credencial para votar',
    en: 'electoral keys or voter card numbers',
  },
  passport: { es: 'números de pasaporte', en: 'passport numbers' },
  'vehicle-plate': { es: 'placas de vehículos', en: 'vehicle plates' },
  email: { es: 'correos electrónicos', en: 'e-mail addresses' },
  phone: { es: 'teléfonos', en: 'telephone numbers' },
  'person-name': { es: 'nombres de personas', en: 'names of persons' },
  'person-name-with-address': {
    es: 'nombres de personas junto a domicilios',
    en: 'names of persons beside addresses',
  },
  'person-name-with-age': {
    es: 'nombres de personas junto a su edad',
    en: 'names of persons beside their age',
  },
  'person-name-with-birth-date': {
    es: 'nombres de personas junto a su fecha de nacimiento',
    en: 'names of persons beside their birth date',
  },
  'person-name-with-sensitive-data': {
    es: 'nombres de personas junto a datos sensibles (salud, origen étnico, creencias u otros)',
    en: 'names of persons beside sensitive data (health, ethnic origin, beliefs or others)',
  },
  'minor-name': { es: 'nombres de menores de edad', en: 'names of minors' },
  'victim-coordinates': {
    es: 'coordenadas exactas de víctimas o personas',
    en: 'exact coordinates of victims or persons',
  },
  address: { es: 'domicilios de personas', en: 'addresses of persons' },
  age: { es: 'edades de personas', en: 'ages of persons' },
  'birth-date': { es: 'fechas de nacimiento', en: 'birth dates' },
  'sensitive-data': { es: 'datos sensibles de personas', en: 'sensitive data of persons' },
} as const satisfies Record<string, { es: string; en: string }>;

export type PersonalDataKind = keyof typeof kindWords;

/** The kind in words, ready to follow "contiene" or "contains". */
export const wordsOfKind = (kind: PersonalDataKind, language: 'es' | 'en' = 'es'): string =>
  kindWords[kind][language];
