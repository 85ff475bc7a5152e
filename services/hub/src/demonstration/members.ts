/** A file of db/seed/demonstration and how it is published. */
export type DemonstrationFile = {
  theme: string;
  standard: string;
  file: string;
  resource: { name: string; title: string; description: string; temporal: string };
};

/** An early member of the network and what it shows in the demonstration. */
export type DemonstrationMember = {
  cvegeo: string;
  files: DemonstrationFile[];
  /** Its organization in the demonstration portal, when it is harvested. */
  organization?: string;
  memorandum: 'active' | 'expiring' | 'drafted';
};

const crimeIncidence = (state: string, file: string): DemonstrationFile => ({
  theme: 'security',
  standard: 'security/crime-incidence',
  file: `incidencia-delictiva-${file}.csv`,
  resource: {
    name: 'incidencia-delictiva',
    title: `Incidencia delictiva del fuero común de ${state}, 2015–2021`,
    description:
      'Presuntos delitos registrados en averiguaciones previas y carpetas de investigación, por año y mes, bien jurídico, tipo, subtipo y modalidad. Cifras del Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública (metodología CNSP-38-15).',
    temporal: '2015-01/2021-12',
  },
});

/**
 * Governments that were early members of the network of 2014–2017 (pilot and second phase), with figures they or
 * federal agencies published, and catalogues as listed in ADELA in November 2015.
 */
export const demonstrationMembers: DemonstrationMember[] = [
  {
    cvegeo: '17',
    files: [crimeIncidence('Morelos', 'morelos')],
    organization: 'estado-de-morelos',
    memorandum: 'active',
  },
  { cvegeo: '14', files: [crimeIncidence('Jalisco', 'jalisco')], memorandum: 'active' },
  {
    cvegeo: '21',
    files: [crimeIncidence('Puebla', 'puebla')],
    organization: 'estado-de-puebla',
    memorandum: 'active',
  },
  { cvegeo: '24', files: [crimeIncidence('San Luis Potosí', 'san-luis-potosi')], memorandum: 'expiring' },
  {
    cvegeo: '30',
    files: [crimeIncidence('Veracruz', 'veracruz')],
    organization: 'estado-de-veracruz',
    memorandum: 'active',
  },
  {
    cvegeo: '05035',
    files: [
      {
        theme: 'mobility',
        standard: 'mobility/road-incidents',
        file: 'incidentes-viales-torreon.csv',
        resource: {
          name: 'incidentes-viales-por-crucero',
          title: 'Cruceros con más incidentes viales de Torreón',
          description:
            'Incidentes viales acumulados por crucero, con su ubicación y si tiene semáforo. Registros de la Dirección de Tránsito y Vialidad de Torreón.',
          temporal: '2015/2016',
        },
      },
    ],
    memorandum: 'active',
  },
  {
    cvegeo: '23',
    files: [
      {
        theme: 'resilience',
        standard: 'resilience/temporary-shelters',
        file: 'refugios-temporales-quintana-roo.csv',
        resource: {
          name: 'refugios-temporales',
          title: 'Refugios temporales de Quintana Roo, temporada 2018',
          description:
            'Inmuebles que sirven de refugio temporal, en su mayoría escuelas (entre ellas, dos llamadas «Niños Héroes»), con su capacidad y ubicación. Se retiraron los nombres y teléfonos de las personas responsables.',
          temporal: '2018',
        },
      },
    ],
    memorandum: 'active',
  },
  {
    cvegeo: '27008',
    files: [
      {
        theme: 'cadastre',
        standard: 'cadastre/buildings',
        file: 'construcciones-huimanguillo.csv',
        resource: {
          name: 'construcciones',
          title: 'Construcciones registradas en el catastro de Huimanguillo',
          description:
            'Construcciones con su clave catastral, superficie y centroide. Catastro municipal de Huimanguillo, Tabasco.',
          temporal: '2015',
        },
      },
    ],
    memorandum: 'expiring',
  },
  {
    cvegeo: '19019',
    files: [],
    organization: 'ayuntamiento-de-san-pedro-garza-garcia',
    memorandum: 'active',
  },
  { cvegeo: '30087', files: [], organization: 'ayuntamiento-de-xalapa', memorandum: 'active' },
  { cvegeo: '21114', files: [], organization: 'ayuntamiento-de-puebla', memorandum: 'active' },
  { cvegeo: '30193', files: [], organization: 'ayuntamiento-de-veracruz', memorandum: 'active' },
  { cvegeo: '08037', files: [], organization: 'ayuntamiento-de-ciudad-juarez', memorandum: 'active' },
  { cvegeo: '14120', files: [], memorandum: 'active' },
  { cvegeo: '24028', files: [], memorandum: 'drafted' },
];

/** A government whose application waits for a coordinator. */
export const demonstrationApplicant = '31050';
