/** What asks a hub's GraphQL and gives its data. */
export type Ask = <Data>(document: string) => Promise<Data>;

type Ids = { nodes: { id: string }[] };
type Shown = {
  hosted: Ids;
  harvested: { nodes: { id: string; source: { id: string } }[] };
  packages: Ids;
  memoranda: Ids;
  dataRequests: Ids;
  consultations: Ids;
  reuses: Ids;
  monthlyReports: { nodes: { month: string }[] };
};

const document = `{
  hosted: datasets(filter: { origin: [HOSTED] }, first: 1) { nodes { id } }
  harvested: datasets(filter: { origin: [HARVESTED] }, first: 1) { nodes { id source { id } } }
  packages(first: 1) { nodes { id } }
  memoranda(filter: { government: "05035" }, first: 1) { nodes { id } }
  dataRequests(first: 1) { nodes { id } }
  consultations(first: 1) { nodes { id } }
  reuses(first: 1) { nodes { id } }
  monthlyReports(first: 1) { nodes { month } }
}`;

/**
 * Every kind of public page with the address of one, on the demonstration network; null while something that a page
 * is about is not there yet.
 */
export async function publicPages(ask: Ask): Promise<Record<string, string> | null> {
  const shown = await ask<Shown>(document);
  if (Object.values(shown).some(({ nodes }) => nodes.length === 0)) return null;
  const { hosted, harvested, packages, memoranda, dataRequests, consultations, reuses } = shown;
  const first = ({ nodes }: Ids) => nodes[0]?.id ?? '';
  const fromPortal = first(harvested);
  return {
    home: '/',
    search: '/buscar?q=seguridad&nivel=STATE',
    dataset: `/datasets/${first(hosted)}`,
    'harvested dataset': `/datasets/${fromPortal}`,
    'dataset history': `/datasets/${fromPortal}/historia`,
    governments: '/gobiernos',
    government: '/governments/05035',
    'government history': '/governments/17/historia',
    'government plan': '/governments/05035/plan',
    'government people': '/governments/05035/responsables',
    comparison: '/comparar?g=17&g=14&g=21&g=24',
    scorecard: '/governments/05035/calificacion',
    rankings: '/clasificaciones',
    'method of grades': '/metodo/calificacion',
    'method of quality': '/metodo/calidad',
    indicators: '/indicadores',
    indicator: '/indicadores/crime-rate',
    maps: '/mapas',
    network: '/red',
    reports: '/informes',
    report: `/informes/${shown.monthlyReports.nodes[0]?.month}`,
    theme: '/temas/security',
    standards: '/estandares',
    standard: '/estandares/mobility/road-incidents',
    tables: '/tablas',
    table: '/tablas/security/crime-incidence?por=tipo&por=_government',
    package: `/packages/${first(packages)}`,
    sources: '/fuentes',
    source: `/fuentes/${harvested.nodes[0]?.source.id}`,
    agreements: '/convenios',
    agreement: `/convenios/${first(memoranda)}`,
    ledger: '/bitacora',
    requests: '/peticiones',
    request: `/peticiones/${first(dataRequests)}`,
    'new request': '/peticiones/nueva',
    consultations: '/consultas',
    consultation: `/consultas/${first(consultations)}`,
    uses: '/usos',
    use: `/usos/${first(reuses)}`,
    'new use': '/usos/nuevo',
    programme: '/programa',
    joining: '/unirse',
    programmers: '/api',
  };
}
