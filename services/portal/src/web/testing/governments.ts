/** Governments of the tests: keys, names, population 2020 and centroids as INEGI publishes them. */
type Row = [
  cvegeo: string,
  name: string,
  population: number | null,
  lon: number,
  lat: number,
  membership?: string,
];

const rows: Row[] = [
  ['01', 'Aguascalientes', 1425607, -102.3618, 22.0062],
  ['05', 'Coahuila de Zaragoza', 3146771, -101.9803, 27.3004],
  ['09', 'Ciudad de México', 9209944, -99.1392, 19.2765],
  ['14', 'Jalisco', 8348151, -103.6151, 20.576, 'ACTIVE'],
  ['15', 'México', 16992418, -99.6457, 19.355],
  ['17', 'Morelos', 1971520, -99.0754, 18.7419, 'ACTIVE'],
  ['19', 'Nuevo León', 5784442, -99.9046, 25.5664],
  ['20', 'Oaxaca', 4132148, -96.4276, 16.958],
  ['21', 'Puebla', 6583278, -97.9007, 19.0028, 'ACTIVE'],
  ['23', 'Quintana Roo', 1857985, -88.1158, 19.5973, 'ACTIVE'],
  ['24', 'San Luis Potosí', 2822255, -100.4142, 22.5815, 'ACTIVE'],
  ['27', 'Tabasco', 2402598, -92.6002, 17.9503],
  ['30', 'Veracruz de Ignacio de la Llave', 8062579, -96.3897, 19.3828],
  ['31', 'Yucatán', 2320898, -88.9216, 20.7461],
  ['05035', 'Torreón', 720848, -103.2496, 25.1702, 'ACTIVE'],
  ['14120', 'Zapopan', 1476491, -103.4938, 20.7945, 'ACTIVE'],
  ['19019', 'San Pedro Garza García', 132169, -100.3743, 25.6436, 'APPROVED'],
  ['27008', 'Huimanguillo', 190885, -93.6996, 17.8271, 'ACTIVE'],
  ['30087', 'Xalapa', 488531, -96.8882, 19.5443, 'DORMANT'],
  ['24059', 'Villa de Pozos', null, -100.8731, 22.0938],
];

export type FakeGovernment = {
  cvegeo: string;
  level: 'STATE' | 'MUNICIPALITY';
  name: string;
  fullName: string;
  population: number | null;
  lon: number;
  lat: number;
  membership: string | null;
};

export const governments: FakeGovernment[] = rows.map(([cvegeo, name, population, lon, lat, membership]) => {
  const state = rows.find(([key]) => key === cvegeo.slice(0, 2));
  const isState = cvegeo.length === 2;
  return {
    cvegeo,
    level: isState ? 'STATE' : 'MUNICIPALITY',
    name,
    fullName: isState ? name : `${name}, ${state?.[1] ?? ''}`,
    population,
    lon,
    lat,
    membership: membership ?? null,
  };
});
