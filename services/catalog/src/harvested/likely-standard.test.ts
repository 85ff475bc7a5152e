import { standards } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { likelyStandard } from './likely-standard.ts';

const likely = (datasetTitle: string, fileTitle = 'Datos', format = 'CSV') =>
  likelyStandard({ datasetTitle, fileTitle, format }, standards())?.id ?? null;

describe('what a file looks like by its titles', () => {
  test.each([
    ['Refugios temporales 2026', 'resilience/temporary-shelters'],
    ['Refugio temporal por temporada de huracanes', 'resilience/temporary-shelters'],
    ['Incidentes viales registrados', 'mobility/road-incidents'],
    ['Ciclovías de la ciudad', 'mobility/cycleways'],
    ['Incidencia delictiva municipal', 'security/crime-incidence'],
    ['Rutas de recolección de residuos', 'mobility/waste-collection-routes'],
  ])('%s', (title, standard) => {
    expect(likely(title)).toBe(standard);
  });

  test('a file of something else is not fetched', () => {
    expect(likely('Presupuesto de egresos')).toBeNull();
    expect(likely('Padrón de árboles')).toBeNull();
  });

  test('nor is a link that is no file', () => {
    expect(likely('Refugios temporales', 'Sitio', 'HTML')).toBeNull();
    expect(likely('Refugios temporales', 'Mapa', 'WMS')).toBeNull();
  });
});
