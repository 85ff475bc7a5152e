import { expect, test } from 'vitest';
import { personalDataIn } from './public-sentence.ts';

test.each([
  ['Quiero los baches de mi calle. Mi CURP es HEGG560427MVZRRL04, gracias.', ['curp']],
  ['Escríbame a juana.lopez@gmail.com, por favor.', ['email']],
  ['Mi celular es 777 123 4567.', ['phone']],
  ['Llámenme por la tarde al (228) 812-34-56.', ['phone']],
  ['Contáctenos al 871 123 4567 para saber más.', ['phone']],
  ['La cuenta 002010077777777771 recibió el apoyo.', ['clabe']],
  ['En el IMSS me dieron el número 72795608040.', ['nss']],
  ['El señor vive en la calle Hidalgo 23.', ['address']],
  ['Mi casa está en la colonia Centro, lote 4.', ['address']],
])('«%s» shows %j', (text, kinds) => {
  expect(personalDataIn(text)).toEqual(kinds);
});

test.each([
  'Las rutas de los camiones de basura de Xalapa, con horarios, de 2020 a 2026.',
  'Los contratos con folio 12345678901 y el padrón de 4 567 890 predios.',
  'La dirección de Obras no publica los baches de la avenida Juárez número 100.',
  'El correo de la oficina es transparencia@xalapa.gob.mx.',
  'El alcalde Juan Pérez López prometió publicarlo.',
  'Los centros de salud que viven en rezago y la colonia a la que pertenecen.',
])('«%s» shows none', (text) => {
  expect(personalDataIn(text)).toEqual([]);
});
