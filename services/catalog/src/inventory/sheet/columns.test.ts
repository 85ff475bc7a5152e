import { describe, expect, it } from 'vitest';
import { adelaColumns, letterOf, matchColumns } from './columns.ts';

describe('the columns of an inventory', () => {
  it("begins with ADELA's eight, to the letter", () => {
    expect(adelaColumns.map(({ header }) => header)).toEqual([
      'Responsable',
      'Nombre del conjunto',
      'Nombre del recurso',
      '¿De qué es?',
      '¿Tiene datos privados?',
      'Razón por la cual los datos son privados',
      '¿En qué plataforma, tecnología, programa o sistema se albergan?',
      'Fecha estimada de publicación en datos.gob.mx',
    ]);
  });

  it('are told with their values behind them, without accents and under merged groups', () => {
    const { at, missing } = matchColumns([
      'Datos generales Responsable',
      'NOMBRE DEL CONJUNTO',
      'nombre del recurso',
      'De que es',
      '¿Tiene datos privados? (Publico|Privado)',
      'Razon por la cual los datos son privados',
      'Fecha estimada de publicación en datos.gob.mx (AAAA-MM)',
    ]);
    expect(missing).toEqual([]);
    expect([...at.keys()]).toEqual([
      'responsible',
      'title',
      'resource',
      'description',
      'hasPrivateData',
      'privacyReason',
      'plannedOn',
    ]);
  });

  it('names what is missing and leaves the rest aside', () => {
    const { missing, ignored } = matchColumns([
      'Nombre del conjunto',
      'Frecuencia con la que actualizan',
      '',
    ]);
    expect(missing).toEqual(['Responsable', '¿Tiene datos privados?']);
    expect(ignored).toEqual([{ position: 1, header: 'Frecuencia con la que actualizan' }]);
  });

  it('letters columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
