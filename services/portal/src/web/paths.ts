/** Every address of the portal, in one place. */
import { type SearchAddress, writeSearchAddress } from '@rma/domain';
import { type RowQuery, pageParameters, rowsAnchor } from './parts/rows/row-query.ts';

/** What the search page narrows by, as links of other pages say it; several values of one thing are a list. */
export type SearchParameters = {
  q?: string;
  tema?: string;
  estado?: string;
  nivel?: string;
  formato?: string;
  origen?: string;
  estandar?: string;
  lugar?: string;
  columna?: string;
  calidad?: string;
  actualidad?: string;
  /** The id of the source they come from. */
  fuente?: string;
  orden?: string;
  'pagina-despues'?: string;
};

export type GovernmentsParameters = {
  q?: string;
  estado?: string;
  nivel?: string;
  integrantes?: string;
  'pagina-despues'?: string;
};

export type MemorandaParameters = {
  gobierno?: string;
  situacion?: string;
  'pagina-despues'?: string;
};

export type SourcesParameters = {
  gobierno?: string;
  estado?: string;
  salud?: string;
  tipo?: string;
  'pagina-despues'?: string;
};

export type LedgerParameters = {
  gobierno?: string;
  tipo?: string;
  asunto?: string;
  desde?: string;
  hasta?: string;
  'pagina-despues'?: string;
};

export type BoardParameters = { vista?: string; etapa?: string; asunto?: string; estado?: string };

export type RequestsParameters = {
  q?: string;
  gobierno?: string;
  estado?: string;
  situacion?: string;
  orden?: string;
  'pagina-despues'?: string;
};

export type ReusesParameters = {
  clase?: string;
  sector?: string;
  /** Number of a Sustainable Development Goal. */
  objetivo?: string;
  gobierno?: string;
  'pagina-despues'?: string;
};

export type ScorecardParameters = { tema?: string; cifra?: string; 'pagina-despues'?: string };

export type RankingsParameters = {
  /** `STATE` or `MUNICIPALITY`. */
  nivel?: string;
  tema?: string;
  /** `mejora`; by grade without it. */
  orden?: string;
  /** The key of the government that is compared with its peers. */
  pares?: string;
  'pagina-despues'?: string;
};

function withQuery(path: string, parameters: Record<string, string | readonly string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each) query.append(name, each);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const pathOf = (standard: string) =>
  standard.split('@')[0]?.split('/').map(encodeURIComponent).join('/') ?? '';

export const paths = {
  home: () => '/',
  search: (parameters: SearchParameters = {}) => withQuery('/buscar', parameters),
  /** The search of an address, in an order and at a page. */
  searchAt: (address: SearchAddress, view: { orden?: string; 'pagina-despues'?: string } = {}) => {
    const written = writeSearchAddress(address);
    const seen = withQuery('', view).slice(1);
    const query = [written, seen].filter((part) => part !== '').join('&');
    return query === '' ? '/buscar' : `/buscar?${query}`;
  },
  /** Where somebody asks to be told what is new in a search; `query` is what follows the question mark of its address. */
  savedSearchNew: (query: string) => `/busquedas/nueva?${query}`,
  savedSearches: () => '/busquedas',
  /** The search of a letter's link. */
  savedSearch: (token: string) => `/busquedas/${encodeURIComponent(token)}`,
  dataset: (id: string) => `/datasets/${encodeURIComponent(id)}`,
  datasetHistory: (id: string, parameters: { 'pagina-despues'?: string } = {}) =>
    withQuery(`/datasets/${encodeURIComponent(id)}/historia`, parameters),
  croissant: (id: string) => `/datasets/${encodeURIComponent(id)}/croissant.json`,
  /** The rows of a dataset under a question. */
  rows: (id: string, query: RowQuery) => {
    const search = pageParameters(query).toString();
    return `/datasets/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}#${rowsAnchor}`;
  },
  government: (cvegeo: string) => `/governments/${encodeURIComponent(cvegeo)}`,
  governmentHistory: (cvegeo: string) => `/governments/${encodeURIComponent(cvegeo)}/historia`,
  governmentPlan: (cvegeo: string, parameters: { ver?: string; 'pagina-despues'?: string } = {}) =>
    withQuery(`/governments/${encodeURIComponent(cvegeo)}/plan`, parameters),
  /** Of what a government's grade is made; `part` is a place on the page. */
  scorecard: (cvegeo: string, parameters: ScorecardParameters = {}, part?: string) =>
    `${withQuery(`/governments/${encodeURIComponent(cvegeo)}/calificacion`, parameters)}${part === undefined ? '' : `#${part}`}`,
  rankings: (parameters: RankingsParameters = {}) => withQuery('/clasificaciones', parameters),
  methodScorecard: () => '/metodo/calificacion',
  /** Where a government contests a figure of its own. */
  contestFigure: (cvegeo: string, theme = '') =>
    withQuery(`/panel/calificacion/${encodeURIComponent(cvegeo)}`, { tema: theme }),
  coordinationContests: () => '/coordinacion/impugnaciones',
  governments: (parameters: GovernmentsParameters = {}) => withQuery('/gobiernos', parameters),
  theme: (id: string) => `/temas/${encodeURIComponent(id)}`,
  standards: () => '/estandares',
  /** `mobility/road-incidents`, without its version; with a field, its place on the page. */
  standard: (id: string, field?: string) =>
    `/estandares/${pathOf(id)}${field === undefined ? '' : `#campo-${encodeURIComponent(field)}`}`,
  tables: () => '/tablas',
  /** The national table of a standard. */
  table: (id: string) => `/tablas/${pathOf(id)}`,
  indicators: () => '/indicadores',
  /** One indicator, or the period, level, part and governments of it that are asked for. */
  indicator: (
    id: string,
    parameters: {
      nivel?: string | undefined;
      periodo?: string | undefined;
      desglose?: string | undefined;
      g?: readonly string[];
    } = {},
  ) => withQuery(`/indicadores/${encodeURIComponent(id)}`, parameters),
  package: (id: string) => `/packages/${encodeURIComponent(id)}`,
  compare: (cvegeos: readonly string[] = [], theme?: string) =>
    withQuery('/comparar', { g: cvegeos, tema: theme }),
  /** A figure of the network on the map: the states, or the municipalities of one. */
  maps: (parameters: { estado?: string | undefined; cifra?: string } = {}) => withQuery('/mapas', parameters),
  /** The ledger, or the entries of it that are looked for; `entry` is one of them on the page. */
  ledger: (parameters: LedgerParameters = {}, entry?: number) =>
    `${withQuery('/bitacora', parameters)}${entry === undefined ? '' : `#anotacion-${entry}`}`,
  requests: (parameters: RequestsParameters = {}) => withQuery('/peticiones', parameters),
  request: (id: string) => `/peticiones/${encodeURIComponent(id)}`,
  requestNew: (parameters: { gobierno?: string; titulo?: string } = {}) =>
    withQuery('/peticiones/nueva', parameters),
  requestSupport: (id: string) => `/peticiones/${encodeURIComponent(id)}/apoyar`,
  consultations: (parameters: { 'pagina-despues'?: string } = {}) => withQuery('/consultas', parameters),
  consultation: (id: string) => `/consultas/${encodeURIComponent(id)}`,
  consultationVote: (id: string) => `/consultas/${encodeURIComponent(id)}/participar`,
  reuses: (parameters: ReusesParameters = {}) => withQuery('/usos', parameters),
  reuse: (id: string) => `/usos/${encodeURIComponent(id)}`,
  /** With the dataset that was used, when it is known. */
  reuseNew: (dataset?: string) => withQuery('/usos/nuevo', { conjunto: dataset }),
  reportNew: (dataset: string) => `/datasets/${encodeURIComponent(dataset)}/reportar`,
  /** The link that confirms an e-mail. */
  confirmation: (token: string) => `/confirmar/${encodeURIComponent(token)}`,
  sources: (parameters: SourcesParameters = {}) => withQuery('/fuentes', parameters),
  source: (id: string) => `/fuentes/${encodeURIComponent(id)}`,
  /** The network's figures, and its monthly reports (YYYY-MM). */
  network: () => '/red',
  reports: (parameters: { 'pagina-despues'?: string } = {}) => withQuery('/informes', parameters),
  report: (month: string) => `/informes/${encodeURIComponent(month)}`,
  reportFile: (month: string, form: 'pdf' | 'csv' | 'json') =>
    `/reports/${encodeURIComponent(month)}.${form}`,
  /** How much is used of what one's government publishes. */
  panelUse: () => '/panel/uso',
  /** The page for programmers, or a part of it. */
  api: (part?: string) => `/api${part === undefined ? '' : `#${part}`}`,
  apply: () => '/unirse',
  signIn: (next?: string) => withQuery('/entrar', { siguiente: next }),
  invitation: (token: string) => `/invitacion/${encodeURIComponent(token)}`,
  signing: (token: string) => `/firmar/${encodeURIComponent(token)}`,
  /** How a government's people sign in by its own provider. */
  identityProvider: (cvegeo: string) => `/funcionarios/${encodeURIComponent(cvegeo)}/identidad`,
  /** A person's own account: its security and what it is told. */
  account: () => '/cuenta',
  /** What a person was told. */
  notices: () => '/avisos',
  /** For whoever follows the link of a letter they no longer want. */
  unsubscribe: (token: string) => `/avisos/baja/${encodeURIComponent(token)}`,
  stateWork: () => '/mi-estado',
  panel: () => '/panel',
  panelPackage: (id: string) => `/panel/paquetes/${encodeURIComponent(id)}`,
  /** The road of one resource to the public; without a step, wherever it is. */
  panelStep: (id: string, resourceName: string, step?: string) =>
    `/panel/paquetes/${[id, resourceName, ...(step === undefined ? [] : [step])].map(encodeURIComponent).join('/')}`,
  panelNew: (cvegeo?: string) => withQuery('/panel/nuevo', { gobierno: cvegeo }),
  panelSources: () => '/panel/portal',
  panelSourcePreview: (id: string) => `/panel/portal/vistas/${encodeURIComponent(id)}`,
  /** The report of a run, for those who can mend its records. */
  panelRun: (id: string) => `/panel/cosechas/${encodeURIComponent(id)}`,
  /** The addresses of a government's files that do not give them. */
  panelLinks: () => '/panel/direcciones',
  /** What a government has and will open; the person's own without a key. */
  panelInventory: (cvegeo?: string) => withQuery('/panel/inventario', { gobierno: cvegeo }),
  /** One item of an inventory; `nuevo` for one to be added, with what a request asks for. */
  panelInventoryItem: (
    cvegeo: string,
    id: string,
    asked?: { id: string; title: string; plannedOn: string | null },
  ) =>
    withQuery(`/panel/inventario/${encodeURIComponent(cvegeo)}/${encodeURIComponent(id)}`, {
      peticion: asked?.id,
      titulo: asked?.title,
      fecha: asked?.plannedOn ?? undefined,
    }),
  /** What would raise a government's catalogue most for least work; the person's own without a key. */
  improvements: (cvegeo?: string) => withQuery('/panel/mejoras', { gobierno: cvegeo }),
  /** How quality is measured, or the place of one loss on the page. */
  qualityMethod: (finding?: string) => `/metodo/calidad${finding === undefined ? '' : `#${finding}`}`,
  panelRequests: () => '/panel/peticiones',
  panelRequest: (id: string) => `/panel/peticiones/${encodeURIComponent(id)}`,
  panelReports: () => '/panel/reportes',
  panelRounds: () => '/panel/rondas',
  panelKeys: () => '/panel/claves',
  panelNotices: () => '/panel/avisos',
  /** The installation itself: its key, and how it stands at the network it belongs to. */
  panelNode: () => '/panel/nodo',
  programme: () => '/programa',
  toolkitDocument: (slug: string) => `/programa/material/${encodeURIComponent(slug)}`,
  panelProgramme: () => '/panel/programa',
  coordinationProgramme: () => '/coordinacion/programa',
  tickets: (parameters: { de?: 'otros'; estado?: string } = {}) => withQuery('/panel/consultas', parameters),
  ticket: (id: string) => `/panel/consultas/${encodeURIComponent(id)}`,
  handover: (cvegeo: string) => `/panel/entrega/${encodeURIComponent(cvegeo)}`,
  handoverAct: (cvegeo: string) => `/panel/entrega/${encodeURIComponent(cvegeo)}/acta`,
  /** Who answers and answered for a government's data. */
  governmentPeople: (cvegeo: string) => `/governments/${encodeURIComponent(cvegeo)}/responsables`,
  coordinationAdministrations: () => '/coordinacion/administraciones',
  officials: (cvegeo: string) => `/funcionarios/${encodeURIComponent(cvegeo)}`,
  /** The coordinators' board of governments, or the view of it that is asked for. */
  coordination: (parameters: BoardParameters = {}) => withQuery('/coordinacion', parameters),
  coordinationGovernment: (cvegeo: string) => `/coordinacion/gobiernos/${encodeURIComponent(cvegeo)}`,
  coordinationInvite: (cvegeos: readonly string[]) => withQuery('/coordinacion/invitar', { g: cvegeos }),
  coordinationApplications: () => '/coordinacion/solicitudes',
  coordinationApplication: (id: string) => `/coordinacion/solicitudes/${encodeURIComponent(id)}`,
  coordinationMemoranda: () => '/coordinacion/convenios',
  /** Where coordinators draft a memorandum and take its steps. */
  coordinationMemorandum: (id: string) => `/coordinacion/convenios/${encodeURIComponent(id)}`,
  memoranda: (parameters: MemorandaParameters = {}) => withQuery('/convenios', parameters),
  memorandum: (id: string) => `/convenios/${encodeURIComponent(id)}`,
  panelMemoranda: () => '/panel/convenios',
  /** Where a government reads, comments and accepts its memorandum. */
  panelMemorandum: (id: string) => `/panel/convenios/${encodeURIComponent(id)}`,
  coordinationCommitments: () => '/coordinacion/compromisos',
  coordinationMembers: () => '/coordinacion/integrantes',
  coordinationSources: () => '/coordinacion/fuentes',
  coordinationNodes: () => '/coordinacion/nodos',
  /** What the coordinators' weekly letter tells, as of now. */
  coordinationWeek: () => '/coordinacion/semana',
  coordinationRequests: () => '/coordinacion/peticiones',
  coordinationReuses: () => '/coordinacion/usos',
  coordinationMail: () => '/coordinacion/correo',
  /** What expires and what is due, in one's own calendar. */
  calendars: () => '/calendario',
} as const;
