import type { PrivacyAction } from '../upload-types.ts';

const kindWords: Record<string, string> = {
  curp: 'CURP de personas',
  rfc: 'RFC de personas',
  clabe: 'cuentas bancarias (CLABE)',
  nss: 'números de seguridad social',
  'electoral-key': 'claves de elector',
  passport: 'números de pasaporte',
  'vehicle-plate': 'placas de vehículos',
  email: 'correos electrónicos',
  phone: 'teléfonos',
  'person-name': 'nombres de personas',
  'person-name-with-address': 'nombres de personas junto a domicilios',
  'person-name-with-age': 'nombres de personas junto a su edad',
  'person-name-with-birth-date': 'nombres de personas junto a su fecha de nacimiento',
  'person-name-with-sensitive-data': 'nombres de personas junto a datos sensibles',
  'minor-name': 'nombres de menores de edad',
  'victim-coordinates': 'lugares exactos de víctimas o personas',
  address: 'domicilios de personas',
  age: 'edades de personas',
  'birth-date': 'fechas de nacimiento',
  'sensitive-data': 'datos sensibles de personas',
};

/** What was found, in words. */
export const kindName = (kind: string): string => kindWords[kind] ?? kind.replaceAll('-', ' ');

export const actionWords: Record<PrivacyAction, { title: string; effect: string }> = {
  drop: { title: 'Quitar la columna', effect: 'No aparece en lo que se publica.' },
  mask: { title: 'Tapar los valores', effect: 'La columna queda, con los valores cubiertos: M••••.' },
  generalise: {
    title: 'Dejarlo más general',
    effect: 'Fechas al mes o al año, edades por decenas, domicilios sin número.',
  },
  blur: { title: 'Mover el punto', effect: 'El lugar se redondea a cerca de un kilómetro.' },
  keep: {
    title: 'Publicarla como está',
    effect: 'Usted responde por ello: su motivo queda en el registro público.',
  },
};

export const shortestReason = 20;
