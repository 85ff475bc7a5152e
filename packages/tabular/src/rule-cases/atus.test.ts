import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { cleanRows, file, outputFolder, validate } from '../test-support.ts';

/** The 45 columns in which INEGI distributes ATUS. */
const header =
  'COBERTURA,ID_ENTIDAD,ID_MUNICIPIO,ANIO,MES,ID_HORA,ID_MINUTO,ID_DIA,DIASEMANA,URBANA,SUBURBANA,TIPACCID,AUTOMOVIL,CAMPASAJ,MICROBUS,PASCAMION,OMNIBUS,TRANVIA,CAMIONETA,CAMION,TRACTOR,FERROCARRI,MOTOCICLET,BICICLETA,OTROVEHIC,CAUSAACCI,CAPAROD,SEXO,ALIENTO,CINTURON,ID_EDAD,CONDMUERTO,CONDHERIDO,PASAMUERTO,PASAHERIDO,PEATMUERTO,PEATHERIDO,CICLMUERTO,CICLHERIDO,OTROMUERTO,OTROHERIDO,NEMUERTO,NEHERIDO,CLASACC,ESTATUS';

const usual: Record<string, string> = {
  COBERTURA: 'Municipal',
  ID_ENTIDAD: '1',
  ID_MUNICIPIO: '1',
  ANIO: '2021',
  MES: '3',
  ID_HORA: '7',
  ID_MINUTO: '30',
  ID_DIA: '9',
  DIASEMANA: 'Martes',
  URBANA: 'Accidente en intersección',
  SUBURBANA: 'Sin accidente en esta zona',
  TIPACCID: 'Colisión con vehículo automotor',
  AUTOMOVIL: '2',
  CAUSAACCI: 'Conductor',
  CAPAROD: 'Pavimentada',
  SEXO: 'Hombre',
  ALIENTO: 'No',
  CINTURON: 'Se ignora',
  ID_EDAD: '35',
  CLASACC: 'Sólo Daños',
  ESTATUS: 'Cifras Definitivas',
};

/** A row of ATUS as its files end it: with a comma too many. */
const row = (set: Record<string, string>): string =>
  `${header
    .split(',')
    .map((column) => set[column] ?? usual[column] ?? '0')
    .join(',')},`;

const conformed = async (...rows: Record<string, string>[]) => {
  const report = await validate(
    file(`${header}\n${rows.map(row).join('\n')}\n`),
    'mobility/road-incidents@1.0',
    '01001',
    { outputFolder: outputFolder() },
  );
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { report, rows: cleanRows(report) };
};

describe('a file of ATUS, as INEGI distributes it', () => {
  test('conforms: its date, its keys, its figures and its words', async () => {
    const { rows } = await conformed(
      {},
      {
        TIPACCID: 'Colisión con motocicleta',
        AUTOMOVIL: '1',
        MOTOCICLET: '1',
        CONDMUERTO: '1',
        PASAHERIDO: '2',
        NEHERIDO: '1',
        CLASACC: 'Fatal',
      },
    );
    expect(rows[0]).toMatchObject({
      fecha: '2021-03-09',
      anio: '2021',
      mes: '3',
      hora: '7',
      minuto: '30',
      cve_ent: '01',
      cve_mun: '001',
      tipo_incidente: 'Colisión con vehículo automotor',
      clasificacion: 'Sólo daños',
      causa: 'Conductor',
      total_incidentes: '1',
      heridos: '0',
      muertos: '0',
      vehiculos: '2',
    });
    expect(rows[1]).toMatchObject({ heridos: '3', muertos: '1', vehiculos: '2', motocicletas: '1' });
  });

  test('leaves empty what was not specified: day 32, hour and minute 99', async () => {
    const { rows } = await conformed({ ID_DIA: '32', ID_HORA: '99', ID_MINUTO: '99' });
    expect(rows[0]).toMatchObject({ fecha: '', anio: '2021', mes: '3', hora: '', minuto: '' });
  });

  test('leaves out, in sight, the certificates that nothing happened', async () => {
    const zero = { TIPACCID: 'Certificado cero', CLASACC: 'Certificado cero', CAUSAACCI: 'Certificado cero' };
    const { report, rows } = await conformed({}, zero, zero);
    expect(rows).toHaveLength(1);
    expect(report.repairs).toContainEqual(expect.objectContaining({ code: 'skipped-row', count: 2 }));
  });

  test('reads the numbers that older files carry instead of the words', async () => {
    const { report, rows } = await conformed({ TIPACCID: '2' }, { TIPACCID: '12' });
    expect(rows.map(({ tipo_incidente: type }) => type)).toEqual([
      'Colisión con peatón (atropellamiento)',
      'Otro',
    ]);
    expect(report.repairs).toContainEqual(
      expect.objectContaining({ field: 'tipo_incidente', before: '2', count: 2 }),
    );
  });

  test('has its way back told, field by field', () => {
    const [atus] = standard('mobility/road-incidents')!.correspondences;
    const named = new Set(atus!.rows.flatMap(({ column }) => column.split(' ')));
    for (const column of [
      'ID_ENTIDAD',
      'ID_MUNICIPIO',
      'ANIO',
      'MES',
      'ID_DIA',
      'ID_HORA',
      'TIPACCID',
      'CLASACC',
    ]) {
      expect(named).toContain(column);
    }
    const fields = standard('mobility/road-incidents')!.schema.fields.map(({ name }) => name);
    expect(new Set(atus!.rows.map(({ field }) => field))).toEqual(new Set(fields));
  });
});
