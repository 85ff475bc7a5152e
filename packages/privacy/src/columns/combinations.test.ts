import { describe, expect, test } from 'vitest';
import { isSettled } from '../findings.ts';
import { detectPersonalData } from '../scan.ts';
import { inTable } from '../test-support.ts';

const people = (age: string) =>
  ['Nora Ávila Ruiz', 'Pedro López Cruz', 'Juan Pérez Gómez'].map((name) => [name, age, 'DIF']);

describe('names in company', () => {
  test('beside addresses block, as in a list of shelters and who answers for them', () => {
    expect(
      inTable(
        ['nombre_edi', 'domicilio', 'responsabl', 'telefono', 'capacidad'],
        ['MELCHOR OCAMPO', 'CONOCIDO RÍO HONDO SN', 'C. NORA ÁVILA RUIZ', 'CEL. 998 555 01 23', '30'],
        ['BENITO JUÁREZ', 'CALLE 5 SN', 'C. PEDRO LÓPEZ CRUZ', '', '90'],
      ),
    ).toEqual(['responsabl: person-name-with-address!', 'telefono: phone!']);
    expect(
      inTable(
        ['Nombre', 'Dirección', 'Capacidad de personas', 'Responsable del H. Ayuntamiento', 'Ubicación'],
        [
          'Esc. Sec. Diego Rivera',
          'Calle Juan R. Escudero S/N, Colonia La Venta',
          '280',
          'Nora Ávila Ruiz\nTel. 7445550123\n\nPedro López Cruz\nTel. 7445550199',
          'https://maps.app.goo.gl/AbCdEf',
        ],
      ),
    ).toEqual([
      'Responsable del H. Ayuntamiento: phone!',
      'Responsable del H. Ayuntamiento: person-name-with-address!',
    ]);
  });
  test('beside ages, birth dates, sensitive data: the weightiest names the finding, all are listed', () => {
    const [names] = detectPersonalData({
      headers: ['Beneficiario', 'Edad', 'Domicilio', 'Fecha de nacimiento', 'Diagnóstico'],
      rows: [['Nora Ávila Ruiz', '44', 'Calle 5 No. 3', '1980-05-01', 'Diabetes']],
    });
    expect(names).toMatchObject({
      kind: 'person-name-with-sensitive-data',
      confidence: 'likely',
      beside: ['Edad', 'Domicilio', 'Fecha de nacimiento', 'Diagnóstico'],
    });
    expect(inTable(['Paciente', 'edad'], ['Nora Ávila Ruiz', '44'])).toEqual([
      'Paciente: person-name-with-age!',
      'edad: age',
    ]);
    expect(inTable(['Titular', 'fec_nac'], ['Nora Ávila Ruiz', '01/05/1980'])).toEqual([
      'Titular: person-name-with-birth-date!',
      'fec_nac: birth-date',
    ]);
  });
  test('an age below 18 makes it a minor’s name', () => {
    expect(inTable(['Alumno', 'edad'], ['Nora Ávila Ruiz', '44'], ['Pedro López Cruz', '9'])).toEqual([
      'Alumno: minor-name!',
      'edad: age',
    ]);
  });
  test('ranges of ages, ages of buildings and people counted are no company', () => {
    expect(inTable(['Titular', 'Rango de edad'], ['Nora Ávila Ruiz', '40'])).toEqual([
      'Titular: person-name',
    ]);
    expect(inTable(['municipio', 'edad', 'población'], ['Tulum', '9', '1200'])).toEqual([]);
    expect(inTable(['responsable', 'edad', 'inmueble'], ['Nora Ávila Ruiz', '9', 'Auditorio'])).toEqual([
      'responsable: person-name',
    ]);
    expect(inTable(['nombre', 'edad', 'albergue'], ...people('9'))).toEqual([
      'nombre: minor-name!',
      'edad: age',
    ]);
  });
  test('the directory of public servants is public by law', () => {
    expect(
      inTable(
        ['nombre', 'cargo', 'domicilio oficial', 'correo'],
        ...['Nora Ávila Ruiz', 'Pedro López Cruz', 'Juan Pérez Gómez'].map((name) => [
          name,
          'Jefatura',
          'Av. Juárez 100',
          'a@torreon.gob.mx',
        ]),
      ),
    ).toEqual(['nombre: person-name', 'correo: email']);
  });
});

describe('what settles a finding', () => {
  const findings = detectPersonalData({
    headers: ['Titular', 'Domicilio'],
    rows: [['Nora Ávila Ruiz', 'Calle 5 No. 3']],
  });
  const names = findings.find((finding) => finding.field === 'Titular')!;

  test('a decision for its own column, or dropping what stands beside it', () => {
    expect(isSettled(names, () => null)).toBe(false);
    expect(isSettled(names, (header) => (header === 'Titular' ? 'mask' : null))).toBe(true);
    expect(isSettled(names, (header) => (header === 'Domicilio' ? 'drop' : null))).toBe(true);
    expect(isSettled(names, (header) => (header === 'Domicilio' ? 'keep' : null))).toBe(false);
  });
  test('a minor’s name needs its own', () => {
    expect(
      isSettled({ ...names, kind: 'minor-name' }, (header) => (header === 'Domicilio' ? 'drop' : null)),
    ).toBe(false);
  });
});
