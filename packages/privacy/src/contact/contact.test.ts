import { expect, test } from 'vitest';
import { detectPersonalData, isBlocking } from '../scan.ts';
import { detect, kinds } from '../test-support.ts';

test('e-mails block, except those of an office', () => {
  const [personal] = detect('correo', 'maria.perez@gmail.com');
  const [office] = detect('correo', 'transparencia@torreon.gob.mx', 'datos@inegi.org.mx');
  expect([personal && isBlocking(personal), office && isBlocking(office)]).toEqual([true, false]);
});

test.each([
  '5583478878',
  '558 159 08 30',
  '(871) 123-4567',
  '+52 1 871 123 4567',
  'CEL. 558 159 08 30',
  '55 1234 5678',
])('the phone %s is found under a phone header', (phone) => {
  expect(kinds('TELÉFONO', phone)).toEqual(['phone']);
});

test('a local number of seven digits is a phone under its header', () => {
  expect(kinds('tel', '723 45 67')).toEqual(['phone']);
  expect(kinds('folio', '723 45 67')).toEqual([]);
});

test('a phone is found in any column when the cell says Tel.', () => {
  expect(kinds('Responsable del H. Ayuntamiento', 'Comité local\nTel. 5583478878')).toEqual(['phone']);
});

test('ten digits without context, toll-free numbers and coordinates are not phones', () => {
  expect(kinds('folio', '5583478878')).toEqual([]);
  expect(kinds('telefono', '800 123 4567', '01 800 765 4321', '911', '')).toEqual([]);
  expect(kinds('latitud', '25.5823808', '19.160329999999998')).toEqual([]);
});

test.each([
  ['Teléfono de la oficina', '871 123 4567'],
  ['Teléfono institucional', '871 123 4567'],
  ['teléfono', '871 123 4567 ext. 210'],
])('the phone of an office under %s is only worth a look', (header, phone) => {
  const [finding] = detect(header, phone);
  expect([finding?.kind, finding?.confidence]).toEqual(['phone', 'possible']);
});

test('contacts and headlines of an alert are the authority’s', () => {
  const alert = {
    headers: ['titular', 'instruccion'],
    rows: [
      ['Tormenta tropical Alberto Ernesto', 'Llame al Tel. 55 1234 5678 o escriba a avisos@example.org'],
    ],
  };
  const standard = { id: 'resilience/emergency-alerts', kind: 'cap' };
  expect(detectPersonalData({ ...alert, standard }).filter(isBlocking)).toEqual([]);
  expect(detectPersonalData({ ...alert, standard }).map(({ kind }) => kind)).not.toContain('person-name');
  expect(detectPersonalData(alert).filter(isBlocking)).toHaveLength(2);
});
