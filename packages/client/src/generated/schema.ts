// Written from services/gateway/src/schema.graphql by services/gateway/src/write-client.ts; not by hand.
import type { Field } from '../selection.ts';

/** Recuadro en grados. / Box in degrees. */
export type BoundsInput = {
  /** Oeste. / West. */
  west: number;
  /** Sur. / South. */
  south: number;
  /** Este. / East. */
  east: number;
  /** Norte. / North. */
  north: number;
};

/** Cuántos compromisos faltaban un día. / How many commitments were pending on a day. */
export type BurnDownPoint = {
  __typename: Field<'BurnDownPoint'>;
  /** El día. / The day. */
  date: Field<string>;
  /** Cuántos faltaban; nulo si el día no ha llegado. / How many were pending; null when the day has not come. */
  open: Field<number | null>;
  /** Cuántos faltarían si cada uno se cumple en su último día. / How many would be pending if each is met on its last day. */
  planned: Field<number>;
};

/** Resumen del catálogo de un gobierno. / Summary of a government's catalogue. */
export type Catalogue = {
  __typename: Field<'Catalogue'>;
  /** Conjuntos vigentes. / Live datasets. */
  datasets: Field<number>;
  /** Última modificación. / Last modification. */
  lastModified: Field<string | null>;
  /** Conjuntos por actualidad. / Datasets by freshness. */
  freshness: Field<FreshnessCount>;
  /** De dónde se leen. / Where they are read from. */
  sources: Field<Source[]>;
  /** Conjuntos por tema. / Datasets by theme. */
  themes: Field<ThemeCount[]>;
};

/** Qué tan bueno es el catálogo de un gobierno. / How good a government's catalogue is. */
export type CatalogueQuality = {
  __typename: Field<'CatalogueQuality'>;
  /** Conjuntos revisados. / Datasets assessed. */
  datasets: Field<number>;
  /** Puntos del método: la media de sus conjuntos. / Points of the method: the mean of its datasets. */
  score: Field<number>;
  /** De cuántos: 405. / Of how many: 405. */
  of: Field<number>;
  /** Puntos que todavía nadie puede saber. / Points that nobody can tell yet. */
  unknown: Field<number>;
  /** La palabra del método para esos puntos. / The method's word for those points. */
  rating: Field<QualityRating>;
  /** Calificación media de sus conjuntos, de 0 a 100. / Mean grade of its datasets, from 0 to 100. */
  grade: Field<number>;
  /** Media de la parte de las direcciones que responden, de 0 a 1. / Mean share of addresses that answer, from 0 to 1. */
  links: Field<number | null>;
  /** Media de lo documentado, de 0 a 1. / Mean share documented, from 0 to 1. */
  documentation: Field<number | null>;
  /** Los puntos del método, uno por uno. / The method's points, one by one. */
  dimensions: Field<MetadataDimension[]>;
  /** Conjuntos por actualidad. / Datasets by freshness. */
  freshness: Field<FreshnessCount>;
  /** Conjuntos por cumplimiento de su estándar. / Datasets by conformance to their standard. */
  conformance: Field<ConformanceCount>;
  /** Conjuntos por la palabra del método. / Datasets by the method's word. */
  ratings: Field<RatingCount>;
  /** Conjuntos por estrellas, de ninguna a cinco. / Datasets by stars, from none to five. */
  stars: Field<number[]>;
  /** Página del método. / Page of the method. */
  methodUrl: Field<string>;
  /** Cuándo se contó. / When it was counted. */
  computedAt: Field<string>;
};

/** Lo que un gobierno promete en su convenio; la red lo mide. / What a government promises in its agreement; the network measures it. */
export type Commitment = {
  __typename: Field<'Commitment'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Convenio o adenda que lo establece. / Agreement or addendum that sets it. */
  memorandumId: Field<string>;
  /** Lo que se mide: officials-designated, inventory-filed, plan-published, packages-live, freshness, answers-in-time o charter-adopted. / What is measured: officials-designated, inventory-filed, plan-published, packages-live, freshness, answers-in-time or charter-adopted. */
  indicator: Field<string>;
  /** El compromiso, como cláusula. / The commitment, as a clause. */
  text: Field<string>;
  /** Último día para cumplirlo. / Last day to meet it. */
  dueOn: Field<string>;
  /** Cómo va. / How it is going. */
  state: Field<CommitmentState>;
  /** Cuánto hay: cuántos, o qué parte de 0 a 1; nulo mientras no haya qué medir. / How much there is: how many, or what share from 0 to 1; null while there is nothing to measure. */
  measured: Field<number | null>;
  /** Cuánto se prometió, en la misma unidad; nulo mientras no se mide. / How much was promised, in the same unit; null while it is not measured. */
  target: Field<number | null>;
  /** El avance en palabras. / Progress in words. */
  progress: Field<string>;
  /** Cuándo se midió por última vez. / When it was last measured. */
  measuredAt: Field<string | null>;
  /** Primer día en que estuvo cumplido; nulo si no lo está ni lo estuvo en su fecha. / First day on which it was met; null when it is not, nor was on its date. */
  metOn: Field<string | null>;
  /** Por qué se dispensó. / Why it was waived. */
  exceptionReason: Field<string | null>;
};

/** Cómo va un compromiso. / How a commitment is going. */
export type CommitmentState = 'PENDING' | 'MET' | 'OVERDUE' | 'MET_LATE' | 'LAPSED' | 'EXCEPTED';

/** Un gobierno en la comparación. / A government in the comparison. */
export type ComparedGovernment = {
  __typename: Field<'ComparedGovernment'>;
  /** El gobierno. / The government. */
  government: Field<Government>;
  /** Conjuntos vigentes. / Live datasets. */
  datasets: Field<number>;
  /** Conjuntos por cada 100 mil habitantes; nulo sin población. / Datasets per 100,000 inhabitants; null without population. */
  datasetsPer100kInhabitants: Field<number | null>;
  /** Paquetes publicados. / Published packages. */
  packages: Field<number>;
  /** Estándares publicados entre los de la red (o del tema), de 0 a 1. / Standards published among those of the network (or the theme), from 0 to 1. */
  coverageShare: Field<number>;
  /** Estándar por estándar. / Standard by standard. */
  coverage: Field<Coverage[]>;
  /** Conjuntos por actualidad. / Datasets by freshness. */
  freshness: Field<FreshnessCount>;
  /** Última modificación. / Last modification. */
  lastModified: Field<string | null>;
};

/** Gobiernos lado a lado. / Governments side by side. */
export type Comparison = {
  __typename: Field<'Comparison'>;
  /** Tema comparado; nulo si son todos. / Theme compared; null when it is all of them. */
  theme: Field<Theme | null>;
  /** En el orden pedido. / In the order asked for. */
  governments: Field<ComparedGovernment[]>;
  /** Claves que no existen. / Keys that do not exist. */
  missing: Field<string[]>;
};

/** Cuánto hay en qué fundar una cifra. / How much there is to judge a figure by. */
export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';

/** Si un conjunto cumple un estándar. / Whether a dataset meets a standard. */
export type Conformance = 'CONFORMS' | 'FAILS' | 'UNCHECKED' | 'NO_STANDARD';

/** Conjuntos por cumplimiento de su estándar. / Datasets by conformance to their standard. */
export type ConformanceCount = {
  __typename: Field<'ConformanceCount'>;
  /** Cumplen. / Conforming. */
  conforms: Field<number>;
  /** No cumplen. / Failing. */
  fails: Field<number>;
  /** Sin examinar. / Not examined. */
  unchecked: Field<number>;
  /** Sin estándar. / Without a standard. */
  noStandard: Field<number>;
};

/** Ronda en la que la ciudadanía ordena qué abrir primero. / Round in which people rank what to open first. */
export type Consultation = {
  __typename: Field<'Consultation'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** De qué gobierno; nulo si es de toda la red. / Of which government; null when it is of the whole network. */
  government: Field<Government | null>;
  /** Pregunta. / Question. */
  title: Field<string>;
  /** De qué se trata. / What it is about. */
  description: Field<string>;
  /** Cuándo se abrió. / When it was opened. */
  openedAt: Field<string>;
  /** Último día para participar. / Last day to take part. */
  closesOn: Field<string>;
  /** Si todavía se puede participar. / Whether it is still possible to take part. */
  isOpen: Field<boolean>;
  /** Cuándo se contó. / When it was counted. */
  closedAt: Field<string | null>;
  /** Qué se hará con el resultado. / What will be done with the result. */
  outcome: Field<string | null>;
  /** Cuántas personas participaron. / How many people took part. */
  participants: Field<number>;
  /** Las opciones: en el orden de la boleta mientras está abierta, en el del resultado después. / The options: in the order of the ballot while it is open, in that of the result afterwards. */
  options: Field<ConsultationOption[]>;
  /** Página pública. / Public page. */
  url: Field<string>;
};

/** Página de consultas. / Page of consultations. */
export type ConsultationConnection = {
  __typename: Field<'ConsultationConnection'>;
  /** Total de consultas. / Total of consultations. */
  totalCount: Field<number>;
  /** Las consultas. / The consultations. */
  nodes: Field<Consultation[]>;
  /** Con su cursor. / With its cursor. */
  edges: Field<ConsultationEdge[]>;
  /** Dónde está la página. / Where the page is. */
  pageInfo: Field<PageInfo>;
};

/** Una consulta y su cursor. / A consultation and its cursor. */
export type ConsultationEdge = {
  __typename: Field<'ConsultationEdge'>;
  /** Cursor. / Cursor. */
  cursor: Field<string>;
  /** La consulta. / The consultation. */
  node: Field<Consultation>;
};

/** Qué consultas. / Which consultations. */
export type ConsultationFilter = {
  /** De un gobierno. / Of a government. */
  government?: string | null;
  /** Solo las abiertas, o solo las cerradas. / Only the open ones, or only the closed ones. */
  open?: boolean | null;
};

/** Una opción de una consulta. / An option of a consultation. */
export type ConsultationOption = {
  __typename: Field<'ConsultationOption'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Qué se abriría. / What would be opened. */
  title: Field<string>;
  /** Descripción. / Description. */
  description: Field<string | null>;
  /** Petición de la que viene. / Request it comes from. */
  request: Field<DataRequest | null>;
  /** Puntos: tres por cada primer lugar, dos por el segundo, uno por el tercero; nulos mientras está abierta. / Points: three for each first place, two for the second, one for the third; null while it is open. */
  points: Field<number | null>;
  /** Cuántas personas la pusieron primero. / How many people put it first. */
  firsts: Field<number | null>;
};

/** Contacto público. / Public contact. */
export type Contact = {
  __typename: Field<'Contact'>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Correo. / E-mail. */
  email: Field<string | null>;
};

/** Cómo respondió la red a una impugnación. / How the network answered a contest. */
export type ContestAnswer = 'STANDS' | 'CORRECTED' | 'SET_ASIDE';

/** Si un gobierno publica un estándar. / Whether a government publishes a standard. */
export type Coverage = {
  __typename: Field<'Coverage'>;
  /** El estándar. / The standard. */
  standard: Field<Standard>;
  /** Publicado, con retraso, desactualizado o faltante. / Published, late, out of date or missing. */
  status: Field<CoverageStatus>;
  /** Conjuntos que lo siguen. / Datasets that follow it. */
  datasets: Field<number>;
  /** Última modificación. / Last modification. */
  modified: Field<string | null>;
};

/** Cómo cumple un gobierno un estándar. / How a government meets a standard. */
export type CoverageStatus = 'PUBLISHED' | 'LATE' | 'STALE' | 'MISSING';

/** Lo que alguien pide que un gobierno abra, y lo que el gobierno responde. / What somebody asks a government to open, and what the government answers. */
export type DataRequest = {
  __typename: Field<'DataRequest'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Folio: PET-17007-2026-12. / Reference: PET-17007-2026-12. */
  folio: Field<string>;
  /** A quién se pide. / Who is asked. */
  government: Field<Government>;
  /** Qué se pide, en una línea. / What is asked for, in one line. */
  title: Field<string>;
  /** Qué se pide. / What is asked for. */
  description: Field<string>;
  /** Tema, si lo tiene. / Theme, when it has one. */
  theme: Field<Theme | null>;
  /** Quién pide: person, journalist, academia, civil-society, company o government. / Who asks: person, journalist, academia, civil-society, company or government. */
  requesterKind: Field<string>;
  /** Nombre de quien pide, si quiso que se viera. / Name of who asks, when they wanted it seen. */
  requesterName: Field<string | null>;
  /** Para qué, si quiso que se viera. / What for, when they wanted it seen. */
  purpose: Field<string | null>;
  /** Qué beneficio espera, si quiso que se viera. / What benefit they expect, when they wanted it seen. */
  benefit: Field<string | null>;
  /** Cómo va. / How it is going. */
  state: Field<DataRequestState>;
  /** Qué se respondió. / What was answered. */
  answer: Field<DataRequestAnswer | null>;
  /** La respuesta, o por qué no se admitió. / The answer, or why it was not admitted. */
  answerText: Field<string | null>;
  /** Fundamento legal de no abrirlo. / Legal ground for not opening it. */
  legalBasis: Field<string | null>;
  /** Fecha en que se abrirá. / Date on which it will be opened. */
  plannedOn: Field<string | null>;
  /** Conjunto con el que se respondió. / Dataset it was answered with. */
  dataset: Field<Dataset | null>;
  /** Petición a la que se unió. / Request it was joined to. */
  mergedInto: Field<DataRequest | null>;
  /** Personas que la apoyan, con quien la hizo. / People who support it, including who made it. */
  votes: Field<number>;
  /** Cuándo se publicó. / When it was published. */
  receivedAt: Field<string>;
  /** Último día para responderla. / Last day to answer it. */
  dueOn: Field<string>;
  /** Cuándo la revisó el escuadrón. / When the squad reviewed it. */
  checkedAt: Field<string | null>;
  /** Cuándo se respondió por primera vez. / When it was first answered. */
  answeredAt: Field<string | null>;
  /** Si el plazo terminó antes de la respuesta. / Whether its time ended before the answer. */
  isLate: Field<boolean>;
  /** Si el plazo terminó y sigue sin respuesta. / Whether its time ended and it is still unanswered. */
  isOverdue: Field<boolean>;
  /** Página pública. / Public page. */
  url: Field<string>;
};

/** Qué respondió el gobierno. / What the government answered. */
export type DataRequestAnswer = 'OPENED' | 'PLANNED' | 'REFUSED';

/** Página de peticiones. / Page of requests. */
export type DataRequestConnection = {
  __typename: Field<'DataRequestConnection'>;
  /** Total de peticiones. / Total of requests. */
  totalCount: Field<number>;
  /** Las peticiones. / The requests. */
  nodes: Field<DataRequest[]>;
  /** Con su cursor. / With its cursor. */
  edges: Field<DataRequestEdge[]>;
  /** Dónde está la página. / Where the page is. */
  pageInfo: Field<PageInfo>;
};

/** Una petición y su cursor. / A request and its cursor. */
export type DataRequestEdge = {
  __typename: Field<'DataRequestEdge'>;
  /** Cursor. / Cursor. */
  cursor: Field<string>;
  /** La petición. / The request. */
  node: Field<DataRequest>;
};

/** Qué peticiones. / Which requests. */
export type DataRequestFilter = {
  /** A un gobierno. / To a government. */
  government?: string | null;
  /** A un estado y a sus municipios. / To a state and its municipalities. */
  state?: string | null;
  /** De un tema. / Of a theme. */
  theme?: string | null;
  /** En alguna de estas situaciones; sin decirlo, todas menos las unidas y las no admitidas. / In any of these states; unless told, all but those joined to others and those not admitted. */
  status?: DataRequestState[] | null;
  /** Con esta respuesta. / With this answer. */
  answer?: DataRequestAnswer[] | null;
  /** Solo las que se respondieron o siguen sin respuesta fuera de plazo; o solo las demás. / Only those answered late or still unanswered past their time; or only the others. */
  late?: boolean | null;
  /** Palabras del título o de la descripción. / Words of the title or the description. */
  query?: string | null;
};

/** Orden de las peticiones. / Order of the requests. */
export type DataRequestSort = 'NEWEST' | 'VOTES' | 'DUE';

/** Cómo va una petición de datos. / How a data request is going. */
export type DataRequestState = 'PUBLISHED' | 'CHECKED' | 'ANSWERED' | 'MERGED' | 'REJECTED';

/** Conjunto de datos, alojado o cosechado. / Dataset, hosted or harvested. */
export type Dataset = {
  __typename: Field<'Dataset'>;
  /** Identificador, para siempre. / Identifier, for life. */
  id: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** Descripción. / Description. */
  description: Field<string | null>;
  /** Tema. / Theme. */
  theme: Field<Theme | null>;
  /** Palabras clave. / Keywords. */
  keywords: Field<string[]>;
  /** Gobierno que publica. / Government that publishes it. */
  publisher: Field<Government>;
  /** Origen. / Origin. */
  origin: Field<Origin>;
  /** Fuente de la que se cosechó. / Source it was harvested from. */
  source: Field<Source | null>;
  /** Estándar que sigue. / Standard it follows. */
  standard: Field<Standard | null>;
  /** Paquete al que pertenece. / Package it belongs to. */
  package: Field<Package | null>;
  /** Licencia. / Licence. */
  license: Field<string | null>;
  /** Primera publicación. / First publication. */
  issued: Field<string | null>;
  /** Última modificación. / Last modification. */
  modified: Field<string | null>;
  /** Periodicidad prometida, ISO 8601. / Promised periodicity, ISO 8601. */
  periodicity: Field<string | null>;
  /** Actualidad frente a su periodicidad. / Freshness against its periodicity. */
  freshness: Field<Freshness>;
  /** Periodo que cubre. / Period it covers. */
  temporal: Field<string | null>;
  /** Territorio que cubre. / Territory it covers. */
  spatial: Field<string | null>;
  /** Página en su portal de origen. / Page on its portal of origin. */
  landingPage: Field<string | null>;
  /** Contacto. / Contact. */
  contact: Field<Contact | null>;
  /** Recursos descargables. / Resources to download. */
  distributions: Field<Distribution[]>;
  /** Primeras filas de una tabla alojada. / First rows of a hosted table. */
  preview: Field<Preview | null>;
  /** Otras copias del mismo conjunto. / Other copies of the same dataset. */
  alsoAt: Field<Link[]>;
  /** Qué tan bueno es y por qué; nulo si está archivado o aún no se revisa. / How good it is and why; null when archived or not assessed yet. */
  quality: Field<Quality | null>;
  /** Lo que se ha hecho con él, lo más reciente primero. / What has been done with it, newest first. */
  reuses: Field<Reuse[]>;
  /** Problemas que alguien encontró en él, lo más reciente primero; hasta veinte. / Problems somebody found in it, newest first; up to twenty. */
  reports: Field<DatasetReport[]>;
  /** Cuándo dejó de listarlo su fuente; puede volver. Nulo si está vigente. / When its source stopped listing it; it may come back. Null when it is live. */
  archivedAt: Field<string | null>;
  /** Página pública. / Public page. */
  url: Field<string>;
  /** Cuánto se usa, contado sin saber de quién. / How much it is used, counted without knowing by whom. */
  use: Field<Use>;
};

/** Página de conjuntos. / Page of datasets. */
export type DatasetConnection = {
  __typename: Field<'DatasetConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<Dataset[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<DatasetEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
  /** Conteos bajo la búsqueda y los filtros; el filtro propio de cada faceta no la reduce. / Counts under the search and the filters; a facet is not narrowed by its own filter. */
  facets: Field<Facet[]>;
  /** ¿Quiso decir…? La misma búsqueda con otra palabra, cuando encuentra más; nula si no hace falta. / Did you mean…? The same search with another word, when that finds more; null when there is no need. */
  suggestion: Field<string | null>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type DatasetEdge = {
  __typename: Field<'DatasetEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<Dataset>;
  /** Por qué está aquí; nulo sin palabras que buscar. / Why it is here; null without words to look for. */
  why: Field<DatasetWhy | null>;
};

/** Filtro de conjuntos: dentro de un campo basta un valor; los campos se suman. / Filter of datasets: within a field any value will do; fields add up. */
export type DatasetFilter = {
  /** Temas. / Themes. */
  theme?: string[] | null;
  /** Estándar, con o sin versión. / Standard, with or without version. */
  standard?: string | null;
  /** Clave de un gobierno. / Key of a government. */
  government?: string | null;
  /** Con un estado, incluye sus municipios. / With a state, includes its municipalities. */
  includeMunicipalities?: boolean | null;
  /** Claves de estado. / Keys of states. */
  state?: string[] | null;
  /** Niveles. / Levels. */
  level?: Level[] | null;
  /** Formatos: CSV, XLSX… / Formats: CSV, XLSX… */
  format?: string[] | null;
  /** Orígenes. / Origins. */
  origin?: Origin[] | null;
  /** Paquete. / Package. */
  package?: string | null;
  /** Fuente de la que vienen. / Source they come from. */
  source?: string | null;
  /** Clave de un lugar: lo de ese municipio o, de un estado, lo suyo y lo de sus municipios. / Key of a place: that municipality's or, of a state, its own and its municipalities'. */
  place?: string | null;
  /** Recuadro del mapa: gobiernos que están dentro y conjuntos cuya propia cobertura lo toca. / Box of the map: governments inside it and datasets whose own extent touches it. */
  bounds?: BoundsInput | null;
  /** Nombre de una columna de sus tablas o de su estándar; las palabras se reconocen: velocidad encuentra velocidad_kmh. / Name of a column of their tables or standard; words are recognised: velocidad finds velocidad_kmh. */
  column?: string[] | null;
  /** Licencias, como vienen en la faceta. / Licences, as the facet has them. */
  licence?: string[] | null;
  /** Periodicidades: R/P1M… / Periodicities: R/P1M… */
  periodicity?: string[] | null;
  /** Al día, con retraso… frente a su propia periodicidad. / Fresh, late… against their own periodicity. */
  freshness?: Freshness[] | null;
  /** Calidad de sus metadatos. / Quality of their metadata. */
  quality?: QualityRating[] | null;
  /** Publicados desde. / Issued since. */
  issuedSince?: string | null;
  /** Publicados hasta. / Issued until. */
  issuedUntil?: string | null;
  /** Modificados desde. / Modified since. */
  modifiedSince?: string | null;
  /** Modificados hasta. / Modified until. */
  modifiedUntil?: string | null;
  /** Hablan de este día o de después. / They speak of this day or later. */
  coversSince?: string | null;
  /** Hablan de este día o de antes. / They speak of this day or earlier. */
  coversUntil?: string | null;
};

/** Lo que le ha pasado a un conjunto. / What has happened to a dataset. */
export type DatasetHistory = {
  __typename: Field<'DatasetHistory'>;
  /** Identificador del conjunto. / Identifier of the dataset. */
  id: Field<string>;
  /** Su último título. / Its last title. */
  title: Field<string>;
  /** Gobierno que lo publica o lo publicaba. / Government that publishes or published it. */
  publisher: Field<Government | null>;
  /** Situación de hoy. / State today. */
  state: Field<DatasetState>;
  /** Situación en un instante. / State at an instant. */
  stateAt: Field<DatasetState, { date: string }>;
  /** El conjunto como era en un instante; nulo si aún no existía o ya se había retirado. / The dataset as it was at an instant; null when it did not exist yet or had been withdrawn. */
  asOf: Field<Dataset | null, { date: string }>;
  /** Sus cambios, lo más reciente primero. / Its changes, newest first. */
  versions: Field<DatasetVersionConnection, { first?: number | null; after?: string | null }>;
};

/** Algo que se escribió y dónde está. / Something that was typed, and where it is. */
export type DatasetMatch = {
  __typename: Field<'DatasetMatch'>;
  /** Como se escribió. / As it was typed. */
  typed: Field<string>;
  /** Parte del conjunto. / Part of the dataset. */
  field: Field<MatchField>;
  /** Está un sinónimo, no la palabra. / A synonym is there, not the word. */
  synonym: Field<boolean>;
};

/** Un problema que alguien encontró en un conjunto. / A problem somebody found in a dataset. */
export type DatasetReport = {
  __typename: Field<'DatasetReport'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Folio: REP-17007-2026-3. / Reference: REP-17007-2026-3. */
  folio: Field<string>;
  /** El conjunto. / The dataset. */
  dataset: Field<Dataset | null>;
  /** Qué clase de problema: broken-link, wrong-column, out-of-date, incomplete, personal-data u other. / What kind of problem: broken-link, wrong-column, out-of-date, incomplete, personal-data or other. */
  kind: Field<string>;
  /** El problema; nulo cuando repetirlo llevaría a los datos personales de los que avisa. / The problem; null when repeating it would lead to the personal data it warns of. */
  description: Field<string | null>;
  /** Publicado, o ya respondido. / Published, or already answered. */
  state: Field<DatasetReportState>;
  /** Qué hizo el gobierno: fixed, planned o as-intended. / What the government did: fixed, planned or as-intended. */
  answer: Field<string | null>;
  /** Lo que respondió. / What it answered. */
  answerText: Field<string | null>;
  /** Cuándo se publicó. / When it was published. */
  receivedAt: Field<string>;
  /** Último día para responderlo. / Last day to answer it. */
  dueOn: Field<string>;
  /** Cuándo se respondió. / When it was answered. */
  answeredAt: Field<string | null>;
  /** Si el plazo terminó antes de la respuesta. / Whether its time ended before the answer. */
  isLate: Field<boolean>;
};

/** Cómo va un reporte. / How a report is going. */
export type DatasetReportState = 'PUBLISHED' | 'ANSWERED';

/** Orden: relevancia (sin palabras, por fecha), fecha de modificación o título. / Order: relevance (without words, by date), date of modification or title. */
export type DatasetSort = 'RELEVANCE' | 'MODIFIED' | 'TITLE';

/** Situación de un conjunto en un momento: aún no existía, vigente, archivado o retirado. / State of a dataset at a moment: it did not exist yet, live, archived or withdrawn. */
export type DatasetState = 'ABSENT' | 'LIVE' | 'ARCHIVED' | 'WITHDRAWN';

/** Un cambio público de un conjunto. / A public change of a dataset. */
export type DatasetVersion = {
  __typename: Field<'DatasetVersion'>;
  /** Número del cambio en la red, el mismo del canal de cambios (/feed). / Number of the change in the network, the same as in the feed of changes (/feed). */
  number: Field<number>;
  /** Número de su anotación en la bitácora. / Number of its entry in the ledger. */
  seq: Field<number>;
  /** Instante. / Instant. */
  at: Field<string>;
  /** Tipo de cambio, como en la bitácora: dataset.published, dataset.updated… / Kind of change, as in the ledger: dataset.published, dataset.updated… */
  kind: Field<string>;
  /** Cómo quedó el conjunto. / How the dataset was left. */
  state: Field<DatasetState>;
  /** Motivo. / Reason. */
  cause: Field<string | null>;
  /** Qué cambió desde la versión anterior; vacío en la primera y al archivar o retirar. / What changed since the previous version; empty in the first and when archived or withdrawn. */
  changes: Field<FieldChange[]>;
};

/** Página de cambios de un conjunto. / Page of changes of a dataset. */
export type DatasetVersionConnection = {
  __typename: Field<'DatasetVersionConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<DatasetVersion[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<DatasetVersionEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type DatasetVersionEdge = {
  __typename: Field<'DatasetVersionEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<DatasetVersion>;
};

/** Por qué se encontró un conjunto y qué le da su lugar. / Why a dataset was found, and what gives it its place. */
export type DatasetWhy = {
  __typename: Field<'DatasetWhy'>;
  /** Cada cosa que se escribió y el mejor lugar donde está. / Each thing typed and the best place where it is. */
  matched: Field<DatasetMatch[]>;
  /** Puntos del texto. / Points of the text. */
  textPoints: Field<number>;
  /** Por ciento que suma un título que dice poco más que lo buscado. / Per cent that a title adds which says little else. */
  titlePercent: Field<number>;
  /** Por ciento que suma la calidad. / Per cent that quality adds. */
  qualityPercent: Field<number>;
  /** Por ciento que suma lo reciente. / Per cent that freshness adds. */
  freshnessPercent: Field<number>;
  /** Calificación de calidad, de 0 a 100; nula si nadie la ha evaluado. / Quality grade, 0 to 100; null when nobody assessed it. */
  quality: Field<number | null>;
};

/** Cómo responde un gobierno a las peticiones y los reportes que recibe. / How a government answers the requests and reports it receives. */
export type Demand = {
  __typename: Field<'Demand'>;
  /** Sin respuesta todavía. / Still unanswered. */
  open: Field<number>;
  /** Sin respuesta y fuera de plazo. / Unanswered and past their time. */
  overdue: Field<number>;
  /** Respondidos. / Answered. */
  answered: Field<number>;
  /** Respondidos en plazo. / Answered in time. */
  answeredInTime: Field<number>;
  /** De los que esperan, cuántos son reportes sobre conjuntos. / Of those waiting, how many are reports about datasets. */
  openReports: Field<number>;
  /** Parte respondida en plazo entre lo respondido y lo vencido, de 0 a 1; nula si no hay nada que medir. / Share answered in time of what was answered or is overdue, from 0 to 1; null when there is nothing to measure. */
  inTimeShare: Field<number | null>;
};

/** Recurso de un conjunto. / Resource of a dataset. */
export type Distribution = {
  __typename: Field<'Distribution'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** Nombre corto en mayúsculas: CSV, XLSX, SHP… / Short name in capitals: CSV, XLSX, SHP… */
  format: Field<string>;
  /** Tipo de medio. / Media type. */
  mediaType: Field<string | null>;
  /** Descarga directa. / Direct download. */
  downloadUrl: Field<string | null>;
  /** Página de acceso. / Access page. */
  accessUrl: Field<string | null>;
  /** Tamaño en bytes. / Size in bytes. */
  bytes: Field<number | null>;
  /** Suma SHA-256. / SHA-256 checksum. */
  sha256: Field<string | null>;
  /** Última modificación. / Last modification. */
  modified: Field<string | null>;
  /** original o conforming (según el estándar); nulo si fue cosechado. / original or conforming (to the standard); null when it was harvested. */
  role: Field<string | null>;
  /** Lo último que respondió su dirección; nulo si la red no la comprueba o todavía no lo hizo. / What its address last answered; null when the network does not check it or has not yet. */
  check: Field<LinkCheck | null>;
};

/** Una cosa que cuenta en una cifra. / One thing that counts in a figure. */
export type Evidence = {
  __typename: Field<'Evidence'>;
  /** De qué se trata. / What it is. */
  title: Field<string>;
  /** Cuánto gana, de 0 a 100; nulo si no se juzga. / How much it wins, 0 to 100; null when not judged. */
  value: Field<number | null>;
  /** Por qué. / Why. */
  why: Field<string>;
  /** Su página. / Its page. */
  url: Field<string>;
  /** El conjunto, si lo es. / The dataset, when it is one. */
  datasetId: Field<string | null>;
};

/** Una página de lo que cuenta en una cifra. / A page of what counts in a figure. */
export type EvidenceConnection = {
  __typename: Field<'EvidenceConnection'>;
  /** Cuántos hay. / How many there are. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<Evidence[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursors. */
  edges: Field<EvidenceEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Uno, con su cursor. / One, with its cursor. */
export type EvidenceEdge = {
  __typename: Field<'EvidenceEdge'>;
  /** Su lugar. / Its place. */
  cursor: Field<string>;
  /** Lo que cuenta. / What counts. */
  node: Field<Evidence>;
};

/** Faceta: theme, state, level, format, origin, standard, licence, periodicity, freshness o quality. / Facet: theme, state, level, format, origin, standard, licence, periodicity, freshness or quality. */
export type Facet = {
  __typename: Field<'Facet'>;
  /** Campo del filtro. / Field of the filter. */
  field: Field<string>;
  /** Valores, del más frecuente al menos. / Values, most frequent first. */
  buckets: Field<FacetBucket[]>;
};

/** Un valor y cuántos conjuntos lo tienen. / A value and how many datasets have it. */
export type FacetBucket = {
  __typename: Field<'FacetBucket'>;
  /** Valor para el filtro. / Value for the filter. */
  value: Field<string>;
  /** Nombre para mostrar. / Name to show. */
  label: Field<string>;
  /** Conjuntos. / Datasets. */
  count: Field<number>;
};

/** Un campo que cambió entre dos versiones. / A field that changed between two versions. */
export type FieldChange = {
  __typename: Field<'FieldChange'>;
  /** Campo, con su nombre en Dataset. / Field, by its name in Dataset. */
  field: Field<string>;
  /** Título del recurso o del enlace, cuando el campo es una lista. / Title of the resource or link, when the field is a list. */
  item: Field<string | null>;
  /** Lo que decía; nulo si no había nada. / What it said; null when there was nothing. */
  before: Field<unknown>;
  /** Lo que dice; nulo si se quitó. / What it says; null when it was removed. */
  after: Field<unknown>;
};

/** Una cifra que un gobierno impugnó, y la respuesta. / A figure that a government contested, and the answer. */
export type FigureContest = {
  __typename: Field<'FigureContest'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Quién la impugnó. / Who contested it. */
  government: Field<Government>;
  /** De qué tema; nulo si de todos. / Of which theme; null when of all. */
  theme: Field<Theme | null>;
  /** Qué cifra. / Which figure. */
  figure: Field<string>;
  /** El mes en que se impugnó. / The month in which it was contested. */
  month: Field<string>;
  /** Lo que valía. / What it was. */
  value: Field<number | null>;
  /** Por qué. / Why. */
  reason: Field<string>;
  /** En qué se funda, si lo dijo. / What it is founded on, when said. */
  evidenceUrl: Field<string | null>;
  /** Si espera respuesta. / Whether it waits for an answer. */
  isOpen: Field<boolean>;
  /** La respuesta. / The answer. */
  answer: Field<ContestAnswer | null>;
  /** La respuesta en palabras. / The answer in words. */
  answerName: Field<string | null>;
  /** Por qué se respondió así. / Why it was answered so. */
  answerText: Field<string | null>;
  /** Cuándo se impugnó. / When it was contested. */
  contestedAt: Field<string>;
  /** Cuándo se respondió. / When it was answered. */
  answeredAt: Field<string | null>;
};

/** De qué es una cifra. / What a figure is of. */
export type FigureNature = 'STATE' | 'MONTH';

/** En qué se mide una cifra. / What a figure is measured in. */
export type FigureUnit = 'COUNT' | 'SHARE' | 'DAYS' | 'POINTS' | 'GRADE';

/** El valor de una cifra. / The value of a figure. */
export type FigureValue = {
  __typename: Field<'FigureValue'>;
  /** Identificador de la cifra. / The figure's identifier. */
  id: Field<string>;
  /** De 0 a 100, o nulo. / 0 to 100, or null. */
  value: Field<number | null>;
};

/** Trabajo que se estima para un arreglo. / Work that a fix is estimated to take. */
export type FixEffort = {
  __typename: Field<'FixEffort'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Qué hacer. / What to do. */
  title: Field<string>;
  /** Minutos para empezar. / Minutes to begin. */
  once: Field<number>;
  /** Minutos por conjunto. / Minutes per dataset. */
  each: Field<number>;
  /** Si la red propone los valores. / Whether the network proposes the values. */
  isPatchable: Field<boolean>;
};

/** Qué tan al día está un conjunto frente a su periodicidad prometida. / How up to date a dataset is against the periodicity it promised. */
export type Freshness = 'FRESH' | 'LATE' | 'STALE' | 'UNKNOWN';

/** Conjuntos por actualidad. / Datasets by freshness. */
export type FreshnessCount = {
  __typename: Field<'FreshnessCount'>;
  /** Al día. / Up to date. */
  fresh: Field<number>;
  /** Con retraso. / Late. */
  late: Field<number>;
  /** Desactualizados. / Out of date. */
  stale: Field<number>;
  /** Sin fecha o sin periodicidad. / Without a date or a periodicity. */
  unknown: Field<number>;
};

/** Un estado o municipio del catálogo del INEGI. / A state or municipality of INEGI's catalogue. */
export type Government = {
  __typename: Field<'Government'>;
  /** Clave INEGI: dos dígitos un estado, cinco un municipio. / INEGI key: two digits for a state, five for a municipality. */
  cvegeo: Field<string>;
  /** Nivel de gobierno. / Level of government. */
  level: Field<Level>;
  /** Nombre oficial. / Official name. */
  name: Field<string>;
  /** El nombre con su estado: "Xalapa, Veracruz de Ignacio de la Llave". / The name with its state: "Xalapa, Veracruz de Ignacio de la Llave". */
  fullName: Field<string>;
  /** El estado de un municipio; nulo para un estado. / The state of a municipality; null for a state. */
  state: Field<Government | null>;
  /** Habitantes en el Censo 2020; nulo donde el censo no tiene dato. / Inhabitants in the 2020 Census; null where the census has no figure. */
  population: Field<number | null>;
  /** Longitud del centroide, en grados. / Longitude of the centroid, in degrees. */
  lon: Field<number | null>;
  /** Latitud del centroide, en grados. / Latitude of the centroid, in degrees. */
  lat: Field<number | null>;
  /** Situación en la red; nula si no se ha unido. / Standing in the network; null when it has not joined. */
  membership: Field<Membership | null>;
  /** Cuándo se unió. / When it joined. */
  memberSince: Field<string | null>;
  /** Enlace y administrador de datos en funciones. / Liaison and data administrator in office. */
  officials: Field<Official[]>;
  /** El convenio vigente o, si no hay, el último. / The agreement in force or, if there is none, the last one. */
  memorandum: Field<Memorandum | null>;
  /** Lo que promete en sus convenios vigentes, primero lo que vence antes. / What it promises in its agreements in force, what is due soonest first. */
  commitments: Field<Commitment[]>;
  /** Cuántos de esos compromisos faltaban, cada día en que algo cambió, y cuántos debían faltar. / How many of those commitments were pending each day something changed, and how many should have been. */
  burnDown: Field<BurnDownPoint[]>;
  /** Resumen de lo que publica. / Summary of what it publishes. */
  catalogue: Field<Catalogue | null>;
  /** Sus paquetes temáticos. / Its thematic packages. */
  packages: Field<Package[]>;
  /** Cada estándar de la red y si este gobierno lo publica. / Each standard of the network and whether this government publishes it. */
  coverage: Field<Coverage[]>;
  /** Del mismo nivel, los más cercanos en población; sin dato de población, sus vecinos. / Of the same level, the closest in population; without a population figure, its neighbours. */
  peers: Field<Government[], { first?: number | null }>;
  /** Grupos de gobiernos con los que se puede comparar, cada uno con su razón. / Groups of governments it can be compared with, each with its reason. */
  peerGroups: Field<PeerGroup[]>;
  /** Zona metropolitana de un municipio; nula si no se sabe de ninguna. / Metropolitan area of a municipality; null when none is known. */
  metropolitanArea: Field<MetropolitanArea | null>;
  /** Municipios con los que colinda un municipio, o estados con los que colinda un estado. / Municipalities that border a municipality, or states that border a state. */
  neighbours: Field<Government[]>;
  /** Municipios del estado, por nombre. / Municipalities of the state, by name. */
  municipalities: Field<GovernmentConnection, { first?: number | null; after?: string | null }>;
  /** Sus conjuntos vigentes, lo más reciente primero. / Its live datasets, newest first. */
  datasets: Field<DatasetConnection, { first?: number | null; after?: string | null }>;
  /** Su calificación más reciente, de todo o de un tema; nula si no hay nada que juzgar. / Its newest scorecard, of everything or of a theme; null when there is nothing to judge. */
  score: Field<Scorecard | null, { theme?: string | null }>;
  /** Qué tan bueno es su catálogo, entero o de un tema; nulo si no publica nada. / How good its catalogue is, whole or of one theme; null when it publishes nothing. */
  quality: Field<CatalogueQuality | null, { theme?: string | null }>;
  /** Lo que más subiría su calificación con menos trabajo, en ese orden. / What would raise its grade most for least work, in that order. */
  fixes: Field<QualityFix[], { first?: number | null }>;
  /** Cómo responde a las peticiones y los reportes que recibe. / How it answers the requests and reports it receives. */
  demand: Field<Demand>;
  /** Su inventario de datos y su plan de apertura; nulo si aún no los presenta. / Its data inventory and opening plan; null when it has not filed them yet. */
  inventory: Field<Inventory | null>;
  /** Cómo estaba en la red en un instante, según la bitácora. / How it was in the network at an instant, according to the ledger. */
  asOf: Field<GovernmentThen, { date: string }>;
  /** Página pública del gobierno. / Public page of the government. */
  url: Field<string>;
  /** Su cifra más reciente de cada indicador: de un periodo completo si la hay. / Its newest figure of each indicator, of a whole period when there is one. */
  indicators: Field<IndicatorFigure[], { theme?: string | null }>;
  /** Cuánto se usa lo que publica, contado sin saber de quién. / How much what it publishes is used, counted without knowing by whom. */
  use: Field<Use>;
};

/** Página de gobiernos. / Page of governments. */
export type GovernmentConnection = {
  __typename: Field<'GovernmentConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<Government[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<GovernmentEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Número de gobiernos por nivel. / Number of governments by level. */
export type GovernmentCount = {
  __typename: Field<'GovernmentCount'>;
  /** Estados. / States. */
  states: Field<number>;
  /** Municipios y demarcaciones. / Municipalities and boroughs. */
  municipalities: Field<number>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type GovernmentEdge = {
  __typename: Field<'GovernmentEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<Government>;
};

/** Filtro de gobiernos. / Filter of governments. */
export type GovernmentFilter = {
  /** Palabras del nombre, con o sin acentos; o una clave INEGI. / Words of the name, with or without accents; or an INEGI key. */
  query?: string | null;
  /** Nivel. / Level. */
  level?: Level | null;
  /** Clave del estado. / Key of the state. */
  state?: string | null;
  /** Solo integrantes (aprobados, activos o inactivos), o solo los que no lo son. / Only members (approved, active or dormant), or only those that are not. */
  member?: boolean | null;
  /** Situaciones en la red. / Standings in the network. */
  membership?: Membership[] | null;
};

/** Un gobierno en un instante, según la bitácora. / A government at an instant, according to the ledger. */
export type GovernmentThen = {
  __typename: Field<'GovernmentThen'>;
  /** El instante. / The instant. */
  date: Field<string>;
  /** Situación en la red; nula si aún no pedía unirse. / Standing in the network; null when it had not asked to join yet. */
  membership: Field<Membership | null>;
  /** El convenio que estaba vigente o, si no había, el último. / The agreement that was in force or, if there was none, the last one. */
  memorandum: Field<MemorandumThen | null>;
  /** Paquetes que estaban publicados. / Packages that were published. */
  packages: Field<PackageThen[]>;
  /** Conjuntos que estaban vigentes. / Datasets that were live. */
  datasets: Field<number>;
};

/** Una parte de la calificación. / A part of the grade. */
export type GradePart = {
  __typename: Field<'GradePart'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Cuánto pesa, de 100. / How much it weighs, of 100. */
  weight: Field<number>;
  /** Cómo se cuenta. / How it is counted. */
  how: Field<string>;
};

/** Una cifra normalizada que se calcula de una tabla nacional. / A normalised figure worked out of a national table. */
export type Indicator = {
  __typename: Field<'Indicator'>;
  /** Identificador, para siempre. / Its id, for life. */
  id: Field<string>;
  /** Tema de su estándar. / The theme of its standard. */
  theme: Field<Theme>;
  /** De qué tabla nacional sale. / The national table it comes from. */
  standard: Field<Standard>;
  /** Nombre. / Name. */
  title: Field<string>;
  /** Qué dice. / What it tells. */
  description: Field<string>;
  /** Unidad de la cifra. / Unit of the figure. */
  unit: Field<string>;
  /** Cuántos decimales significan algo. / How many decimals mean something. */
  decimals: Field<number>;
  /** Cómo se calcula, en palabras. / How it is worked out, in words. */
  formula: Field<string>;
  /** De dónde es la población entre la que se divide; nulo si no se divide entre población. / Where the population it is divided by comes from; null when it is not. */
  population: Field<string | null>;
  /** Qué distingue su desglose; nulo si no tiene. / What its breakdown tells apart; null when it has none. */
  breakdownTitle: Field<string | null>;
  /** Qué significa una cifra más alta. / What a higher figure means. */
  better: Field<IndicatorSense>;
  /** Con menos casos que estos la cifra se marca FEW. / With fewer cases than these a figure is marked FEW. */
  fewBelow: Field<number | null>;
  /** Lo que la cifra no dice. / What the figure does not say. */
  caveats: Field<string[]>;
  /** Años en que la serie se rompe. / Years in which the series breaks. */
  breaks: Field<IndicatorBreak[]>;
  /** Desde cuándo vale esta definición. / Since when this definition holds. */
  since: Field<string>;
  /** Periodos con cifras, el más reciente primero. / Periods with figures, newest first. */
  periods: Field<IndicatorPeriod[]>;
  /** Valores de su desglose, hasta 200. / Values of its breakdown, up to 200. */
  breakdowns: Field<string[]>;
  /** Las cifras de todos los gobiernos de un nivel en un periodo, de mayor a menor; por omisión, lo más reciente que alguien reporta completo. / The figures of every government of a level in a period, largest first; by default the newest that somebody reports whole. */
  map: Field<IndicatorMap | null, { level?: Level | null; period?: string | null; series?: string | null; breakdown?: string | null }>;
  /** La serie de hasta 40 gobiernos. / The series of up to 40 governments. */
  lines: Field<IndicatorLine[], { cvegeos: string[]; breakdown?: string | null; period?: string | null }>;
  /** De qué conjuntos se calculó. / The datasets it was worked out of. */
  sources: Field<IndicatorSource[]>;
  /** Página pública. / Public page. */
  url: Field<string>;
  /** Todas las cifras en CSV. / All figures as CSV. */
  csvUrl: Field<string>;
  /** Todas las cifras en JSON. / All figures as JSON. */
  jsonUrl: Field<string>;
};

/** Un año desde el que las cifras no se comparan con las anteriores. / A year from which figures are not to be compared with those before. */
export type IndicatorBreak = {
  __typename: Field<'IndicatorBreak'>;
  /** El año. / The year. */
  year: Field<number>;
  /** Por qué. / Why. */
  why: Field<string>;
};

/** Un conjunto del que se calculó un indicador. / A dataset an indicator was worked out of. */
export type IndicatorDataset = {
  __typename: Field<'IndicatorDataset'>;
  /** Identificador del conjunto. / Id of the dataset. */
  id: Field<string>;
  /** Huella del archivo. / Hash of the file. */
  sha256: Field<string>;
  /** Página del conjunto. / Page of the dataset. */
  url: Field<string>;
};

/** Una cifra de un gobierno en un periodo. / A government's figure in a period. */
export type IndicatorFigure = {
  __typename: Field<'IndicatorFigure'>;
  /** De qué indicador. / Of which indicator. */
  indicator: Field<Indicator | null>;
  /** De quién. / Whose. */
  government: Field<Government | null>;
  /** Quién publica los renglones: él mismo o su estado. / Who publishes the rows: itself or its state. */
  publisher: Field<Government | null>;
  /** Un año, o dos con diagonal. / A year, or two with a slash. */
  period: Field<string>;
  /** Metodología u otra cosa que no se mezcla. / Methodology or other thing never mixed. */
  series: Field<string>;
  /** Parte del desglose; nulo en el total. / Part of the breakdown; null in the total. */
  breakdown: Field<string | null>;
  /** Nulo si no se reportó, que no es cero. / Null when it was not reported, which is not zero. */
  value: Field<number | null>;
  /** Lo que se divide. / What is divided. */
  numerator: Field<number | null>;
  /** Entre qué. / By what. */
  denominator: Field<number | null>;
  /** Meses reportados de un año. / Months reported of a year. */
  months: Field<number | null>;
  /** Renglones que se miraron. / Rows looked at. */
  rows: Field<number>;
  /** Renglones con el dato. / Rows with the figure. */
  basis: Field<number>;
  /** Lo que le falta. / What it lacks. */
  flags: Field<IndicatorFlag[]>;
  /** Su desglose, de mayor a menor. / Its breakdown, largest first. */
  parts: Field<IndicatorFigure[]>;
};

/** Lo que le falta a una cifra. / What a figure lacks. */
export type IndicatorFlag = 'FEW' | 'PARTIAL' | 'GAPS' | 'NOT_REPORTED' | 'NO_POPULATION' | 'SPAN';

/** La serie de un gobierno. / The series of a government. */
export type IndicatorLine = {
  __typename: Field<'IndicatorLine'>;
  /** De quién. / Whose. */
  government: Field<Government>;
  /** Sus cifras, de la más vieja a la más nueva. / Its figures, oldest first. */
  figures: Field<IndicatorFigure[]>;
};

/** Las cifras de un nivel en un periodo. / The figures of a level in a period. */
export type IndicatorMap = {
  __typename: Field<'IndicatorMap'>;
  /** Periodo. / Period. */
  period: Field<string>;
  /** Serie. / Series. */
  series: Field<string>;
  /** Nivel. / Level. */
  level: Field<Level>;
  /** Mediana de los que reportan el periodo completo; nula en un desglose. / Median of those that report it whole; null in a breakdown. */
  median: Field<number | null>;
  /** Una cifra por gobierno, de mayor a menor; quien no aparece no publica la tabla. / A figure for each government, largest first; who is absent does not publish the table. */
  marks: Field<IndicatorMark[]>;
};

/** Un gobierno con su cifra, para mapas. / A government with its figure, for maps. */
export type IndicatorMark = {
  __typename: Field<'IndicatorMark'>;
  /** Clave INEGI. / INEGI key. */
  cvegeo: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Nombre con su estado. / Name with its state. */
  fullName: Field<string>;
  /** Longitud de su centro. / Longitude of its centre. */
  lon: Field<number | null>;
  /** Latitud de su centro. / Latitude of its centre. */
  lat: Field<number | null>;
  /** Nulo si no se reportó, que no es cero. / Null when it was not reported, which is not zero. */
  value: Field<number | null>;
  /** Lo que se divide. / What is divided. */
  numerator: Field<number | null>;
  /** Entre qué. / By what. */
  denominator: Field<number | null>;
  /** Meses reportados de un año. / Months reported of a year. */
  months: Field<number | null>;
  /** Lo que le falta. / What it lacks. */
  flags: Field<IndicatorFlag[]>;
};

/** Cuánto se reporta de un periodo. / How much of a period is reported. */
export type IndicatorPeriod = {
  __typename: Field<'IndicatorPeriod'>;
  /** Un año, o dos con diagonal cuando se suman varios. / A year, or two with a slash when several are added up. */
  period: Field<string>;
  /** Metodología u otra cosa que no se mezcla; vacía si hay una sola. / Methodology or other thing never mixed; empty when there is one. */
  series: Field<string>;
  /** Nivel. / Level. */
  level: Field<Level>;
  /** Gobiernos con cifra. / Governments with a figure. */
  reported: Field<number>;
  /** Gobiernos que publican la tabla sin lo que el indicador necesita. / Governments that publish the table without what it needs. */
  notReported: Field<number>;
  /** Gobiernos con el periodo completo. / Governments with the whole period. */
  whole: Field<number>;
  /** Mediana de los que lo reportan completo. / Median of those that report it whole. */
  median: Field<number | null>;
};

/** Qué significa una cifra más alta. / What a higher figure means. */
export type IndicatorSense = 'LOWER' | 'HIGHER' | 'NONE';

/** De qué se calculó un indicador. / What an indicator was worked out of. */
export type IndicatorSource = {
  __typename: Field<'IndicatorSource'>;
  /** Quién lo publica. / Who publishes it. */
  government: Field<Government | null>;
  /** Sus conjuntos. / Its datasets. */
  datasets: Field<IndicatorDataset[]>;
  /** Renglones de todos. / Rows of all. */
  rows: Field<number>;
  /** Renglones con lo que el indicador necesita. / Rows with what the indicator needs. */
  basis: Field<number>;
  /** Cuándo se calculó. / When it was worked out. */
  computedAt: Field<string>;
};

/** Inventario de datos de un gobierno y su plan de apertura, como los presentó. Lo que se abre se marca solo. / A government's data inventory and its opening plan, as it filed them. What is opened is marked by itself. */
export type Inventory = {
  __typename: Field<'Inventory'>;
  /** Cuándo se presentó por última vez. / When it was last filed. */
  filedAt: Field<string | null>;
  /** Cuándo se publicó el plan por última vez; nulo si no lo ha publicado. / When the plan was last published; null when it has not been. */
  planPublishedAt: Field<string | null>;
  /** Renglones. / Rows. */
  total: Field<number>;
  /** Renglones ya abiertos. / Rows already opened. */
  open: Field<number>;
  /** Renglones con fecha en el plan, sin abrirse. / Rows with a date in the plan, not opened yet. */
  planned: Field<number>;
  /** Renglones cuya fecha del plan ya pasó sin abrirse, contados cada día. / Rows whose date in the plan has passed without being opened, counted each day. */
  overdue: Field<number>;
  /** Renglones que no se pueden abrir. / Rows that cannot be opened. */
  notOpenable: Field<number>;
  /** El inventario como CSV, con las columnas de ADELA primero. / The inventory as CSV, with ADELA's columns first. */
  url: Field<string | null>;
  /** El plan como CSV. / The plan as CSV. */
  planUrl: Field<string | null>;
  /** El conjunto de datos que es el inventario. / The dataset that is the inventory. */
  dataset: Field<Dataset | null>;
  /** El conjunto de datos que es el plan. / The dataset that is the plan. */
  planDataset: Field<Dataset | null>;
  /** Sus renglones. / Its rows. */
  items: Field<InventoryItemConnection, { filter?: InventoryItemFilter | null; sort?: InventoryItemSort | null; first?: number | null; after?: string | null }>;
  /** Lo que el plan promete y lo que de él ya se abrió, por fecha. / What the plan promises and what of it is already open, by date. */
  plan: Field<InventoryItemConnection, { first?: number | null; after?: string | null }>;
};

/** Un renglón de un inventario: un conjunto de datos, o uno de sus archivos. / A row of an inventory: a dataset, or one of its files. */
export type InventoryItem = {
  __typename: Field<'InventoryItem'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Su clave en el inventario, para siempre: INV-0001. / Its key in the inventory, for life: INV-0001. */
  key: Field<string>;
  /** De quién es. / Whose it is. */
  government: Field<Government>;
  /** El área que tiene los datos. / The area that has the data. */
  responsible: Field<string>;
  /** Nombre del conjunto. / Name of the dataset. */
  title: Field<string>;
  /** Nombre del archivo, si el conjunto tiene varios. / Name of the file, when the dataset has several. */
  resource: Field<string | null>;
  /** De qué es. / What it is about. */
  description: Field<string | null>;
  /** En qué está. / What state it is in. */
  status: Field<InventoryItemStatus>;
  /** Si tiene datos que no se pueden abrir. / Whether it has data that cannot be opened. */
  hasPrivateData: Field<boolean>;
  /** Por qué no se puede abrir, en palabras del gobierno. / Why it cannot be opened, in the government's words. */
  privacyReason: Field<string | null>;
  /** El fundamento legal por el que no se puede abrir. / The legal ground on which it cannot be opened. */
  legalBasis: Field<LegalBasis | null>;
  /** Dónde se albergan los datos hoy. / Where the data is kept today. */
  platform: Field<string | null>;
  /** Cuándo se abrirá, según el plan. / When it will be opened, according to the plan. */
  plannedOn: Field<string | null>;
  /** La primera fecha que el plan prometió; si es anterior a la de ahora, se pospuso. / The first date the plan promised; when it is earlier than the present one, it was put off. */
  firstPlannedOn: Field<string | null>;
  /** Desde cuándo está abierto. / Since when it is open. */
  openedOn: Field<string | null>;
  /** Si pasó su fecha sin abrirse. / Whether its date passed without it being opened. */
  isOverdue: Field<boolean>;
  /** Días para su fecha donde está el gobierno; negativo si ya pasó, nulo si ya se abrió o no tiene fecha. / Days until its date where the government is; negative when it has passed, null when it is already open or has no date. */
  daysLeft: Field<number | null>;
  /** El conjunto con el que se abrió, alojado o cosechado. / The dataset it was opened with, hosted or harvested. */
  dataset: Field<Dataset | null>;
  /** El estándar de la red que siguen o seguirán sus datos. / The network's standard that its data follows or will follow. */
  standard: Field<Standard | null>;
  /** El tema de ese estándar. / The theme of that standard. */
  theme: Field<Theme | null>;
  /** Cuántas personas lo han pedido. / How many people have asked for it. */
  demand: Field<number>;
  /** Su lugar entre lo que se pide a este gobierno; nulo si nadie lo ha pedido o ya se abrió. / Its place among what this government is asked for; null when nobody has asked for it or it is already open. */
  priority: Field<number | null>;
};

/** Página de renglones. / Page of rows. */
export type InventoryItemConnection = {
  __typename: Field<'InventoryItemConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<InventoryItem[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<InventoryItemEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type InventoryItemEdge = {
  __typename: Field<'InventoryItemEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<InventoryItem>;
};

/** Filtro de renglones. / Filter of rows. */
export type InventoryItemFilter = {
  /** Gobierno. / Government. */
  government?: string | null;
  /** Estado, con sus municipios. / State, with its municipalities. */
  state?: string | null;
  /** Tema. / Theme. */
  theme?: string | null;
  /** En qué están. / What state they are in. */
  status?: InventoryItemStatus[] | null;
  /** Con fecha del plan desde este día. / With a date in the plan from this day on. */
  plannedFrom?: string | null;
  /** Con fecha del plan hasta este día. / With a date in the plan until this day. */
  plannedTo?: string | null;
};

/** Orden: por gobierno y clave, por fecha del plan, o por cuántas personas lo piden. / Order: by government and key, by date of the plan, or by how many people ask for it. */
export type InventoryItemSort = 'KEY' | 'DATE' | 'DEMAND';

/** En qué está un renglón: en el inventario sin fecha, en el plan, abierto, o no se puede abrir. / What state a row is in: in the inventory without a date, in the plan, open, or it cannot be opened. */
export type InventoryItemStatus = 'LISTED' | 'PLANNED' | 'OPEN' | 'NOT_OPENABLE';

/** Página de asientos. / Page of entries. */
export type LedgerConnection = {
  __typename: Field<'LedgerConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<LedgerEntry[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<LedgerEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type LedgerEdge = {
  __typename: Field<'LedgerEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<LedgerEntry>;
};

/** Asiento de la bitácora pública. / Entry of the public ledger. */
export type LedgerEntry = {
  __typename: Field<'LedgerEntry'>;
  /** Número de asiento. / Number of the entry. */
  seq: Field<number>;
  /** Instante. / Instant. */
  at: Field<string>;
  /** Tipo de cambio. / Kind of change. */
  kind: Field<string>;
  /** Qué cambió: dataset:…, government:… / What changed: dataset:…, government:… */
  subject: Field<string>;
  /** Título de lo que cambió, como lo dice el asiento. / Title of what changed, as the entry says it. */
  title: Field<string | null>;
  /** Gobierno al que toca. / Government it concerns. */
  government: Field<Government | null>;
  /** Motivo. / Reason. */
  cause: Field<string | null>;
  /** El texto exacto que se suma: hash = sha256(previousHash + salto de línea + body). / The exact text that is hashed: hash = sha256(previousHash + line break + body). */
  body: Field<string>;
  /** Suma del asiento anterior. / Hash of the previous entry. */
  previousHash: Field<string>;
  /** Suma de este asiento. / Hash of this entry. */
  hash: Field<string>;
};

/** Filtro de la bitácora. / Filter of the ledger. */
export type LedgerFilter = {
  /** Gobierno. / Government. */
  government?: string | null;
  /** Tipos de cambio. / Kinds of change. */
  kind?: string[] | null;
  /** Qué cambió. / What changed. */
  subject?: string | null;
  /** Desde. / Since. */
  since?: string | null;
  /** Hasta, incluido. / Until, included. */
  until?: string | null;
};

/** Fundamento legal por el que un dato no se abre. / Legal ground on which data is not opened. */
export type LegalBasis = {
  __typename: Field<'LegalBasis'>;
  /** Clave. / Key. */
  id: Field<string>;
  /** Qué protege. / What it protects. */
  name: Field<string>;
  /** Ley. / Law. */
  law: Field<string>;
  /** Artículo; nulo si es la ley entera. / Article; null when it is the whole law. */
  article: Field<string | null>;
  /** Dónde se publicó la ley. / Where the law was published. */
  source: Field<string>;
  /** Falso mientras el número del artículo no se haya cotejado con el texto oficial. / False while the number of the article has not been checked against the official text. */
  isArticleConfirmed: Field<boolean>;
  /** Cómo se cita. / How it is cited. */
  citation: Field<string>;
};

/** Nivel de gobierno: estatal o municipal. / Level of government: state or municipal. */
export type Level = 'STATE' | 'MUNICIPALITY';

/** Enlace. / Link. */
export type Link = {
  __typename: Field<'Link'>;
  /** Dirección. / Address. */
  url: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
};

/** Lo que respondió la dirección de un recurso la última vez que se comprobó. / What a resource's address answered the last time it was checked. */
export type LinkCheck = {
  __typename: Field<'LinkCheck'>;
  /** Disponible o qué le pasa. / Available, or what is wrong with it. */
  state: Field<LinkState>;
  /** Código de HTTP; nulo si no respondió. / HTTP status; null when it did not answer. */
  status: Field<number | null>;
  /** Tipo de medio que anunció. / Media type it announced. */
  contentType: Field<string | null>;
  /** Tamaño en bytes, si lo dijo. / Size in bytes, when it said so. */
  bytes: Field<number | null>;
  /** Cuándo se comprobó. / When it was checked. */
  checkedAt: Field<string>;
  /** Desde cuándo no se puede obtener; nulo si está disponible. / Since when it cannot be had; null when it is available. */
  failingSince: Field<string | null>;
  /** Cuándo se notó que su contenido cambió; nulo si no ha cambiado. / When its content was noticed to have changed; null when it has not. */
  changedAt: Field<string | null>;
};

/** Si las direcciones de un conjunto entregan sus archivos. / Whether a dataset's addresses give its files. */
export type LinkHealth = {
  __typename: Field<'LinkHealth'>;
  /** Archivos por los que ya se preguntó. / Files already asked for. */
  checked: Field<number>;
  /** Los que sí se entregaron. / Those that were given. */
  answering: Field<number>;
  /** La parte que responde, de 0 a 1; nula si nadie ha preguntado. / The share that answers, from 0 to 1; null while nobody asked. */
  share: Field<number | null>;
};

/** Estado de una dirección: disponible; rota (el servidor dice que no existe o no la entrega); sin respuesta; una página de «no encontrado»; otra cosa en lugar del archivo (una página web en vez de un CSV); o una dirección que esta red no visita. / State of an address: available; broken (the server says it does not exist or does not hand it over); no answer; a "not found" page; something else instead of the file (a web page instead of a CSV); or an address that this network does not visit. */
export type LinkState = 'WAITING' | 'AVAILABLE' | 'BROKEN' | 'UNREACHABLE' | 'NOT_FOUND_PAGE' | 'WRONG_CONTENT' | 'REFUSED';

/** Lo que contestan los nodos en este momento. / What the nodes answer at this moment. */
export type LiveAnswer = {
  __typename: Field<'LiveAnswer'>;
  /** Conjuntos de los nodos que contestaron, sin repetir, en un orden que no depende de quién contestó antes. / Datasets of the nodes that answered, without repetition, in an order that does not depend on who answered first. */
  datasets: Field<LiveDataset[]>;
  /** Quién contestó, qué tan rápido, quién no y por qué. / Who answered, how fast, who did not and why. */
  answers: Field<LiveReply[]>;
};

/** Un conjunto como lo tiene ahora el nodo de su gobierno. / A dataset as the node of its government has it now. */
export type LiveDataset = {
  __typename: Field<'LiveDataset'>;
  /** Su identificador en el nodo. / Its identifier on the node. */
  id: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** Descripción. / Description. */
  description: Field<string | null>;
  /** Gobierno que publica. / Government that publishes it. */
  publisher: Field<Government | null>;
  /** Su página en el nodo. / Its page on the node. */
  url: Field<string>;
  /** Última modificación. / Last modification. */
  modified: Field<string | null>;
  /** Licencia. / Licence. */
  license: Field<string | null>;
  /** Formatos de sus recursos. / Formats of its resources. */
  formats: Field<string[]>;
  /** El nodo que lo tiene. / The node that has it. */
  node: Field<LiveNode>;
};

/** Un nodo de la red. / A node of the network. */
export type LiveNode = {
  __typename: Field<'LiveNode'>;
  /** El gobierno del nodo. / The government of the node. */
  government: Field<Government | null>;
  /** Nombre. / Name. */
  title: Field<string>;
  /** Dirección. / Address. */
  url: Field<string>;
};

/** Cómo tomó la pregunta un nodo. / How a node took the question. */
export type LiveReply = {
  __typename: Field<'LiveReply'>;
  /** El gobierno al que se le preguntó. / The government that was asked. */
  government: Field<Government | null>;
  /** Su nodo; nulo si no tiene. / Its node; null when it has none. */
  node: Field<LiveNode | null>;
  /** Qué pasó. / What happened. */
  state: Field<LiveState>;
  /** Cuánto tardó; nulo si no se le preguntó. / How long it took; null when it was not asked. */
  milliseconds: Field<number | null>;
  /** Cuántos conjuntos encontró. / How many datasets it found. */
  count: Field<number | null>;
  /** Por qué no contestó. / Why it did not answer. */
  message: Field<string | null>;
};

/** Cómo tomó un nodo la pregunta: contestó, llegó tarde, falló, está en pausa por fallar varias veces, o no se le preguntó. / How a node took the question: it answered, was late, failed, is paused after failing several times, or was not asked. */
export type LiveState = 'ANSWERED' | 'LATE' | 'FAILED' | 'OPEN_CIRCUIT' | 'NOT_ASKED';

/** Parte de un conjunto: título; palabras clave, quien publica o su lugar; columnas o estándar; descripción. / Part of a dataset: title; keywords, publisher or its place; columns or standard; description. */
export type MatchField = 'TITLE' | 'KEYWORD' | 'STRUCTURE' | 'TEXT';

/** Medida de un grupo. / Measure of a group. */
export type Measure = {
  /** Operación. / Operation. */
  operation: MeasureOperation;
  /** Columna; COUNT sin columna cuenta renglones. / Column; COUNT without a column counts rows. */
  column?: string | null;
};

/** Operación de una medida. / Operation of a measure. */
export type MeasureOperation = 'COUNT' | 'SUM' | 'AVG' | 'MIN' | 'MAX' | 'COUNT_DISTINCT';

/** Situación de un gobierno en la red. / Standing of a government in the network. */
export type Membership = 'APPLIED' | 'APPROVED' | 'ACTIVE' | 'DORMANT' | 'SUSPENDED' | 'WITHDRAWN';

/** Convenio entre un gobierno y la federación. / Agreement between a government and the federation. */
export type Memorandum = {
  __typename: Field<'Memorandum'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Folio. / Reference number. */
  folio: Field<string>;
  /** Gobierno. / Government. */
  government: Field<Government>;
  /** Título. / Title. */
  title: Field<string>;
  /** Situación. / Standing. */
  state: Field<MemorandumState>;
  /** Inicio de vigencia. / First day in force. */
  validFrom: Field<string>;
  /** Fin de vigencia, incluido. / Last day in force, included. */
  validUntil: Field<string>;
  /** Fecha de firma. / Date of signature. */
  signedOn: Field<string | null>;
  /** Días para que venza, contados en la Ciudad de México; negativo si ya venció. / Days until it expires, counted in Mexico City; negative when it has expired. */
  daysLeft: Field<number>;
  /** Si es un convenio o el modificatorio de uno. / Whether it is an agreement or the amendment of one. */
  kind: Field<MemorandumKind>;
  /** El convenio que modifica; nulo si no es modificatorio. / The agreement it amends; null when it is not an amendment. */
  parent: Field<Memorandum | null>;
  /** El convenio que renueva. / The agreement it renews. */
  renews: Field<Memorandum | null>;
  /** Sus convenios modificatorios firmados, por fecha de inicio. / Its signed amendments, by first day. */
  addenda: Field<Memorandum[]>;
  /** Quiénes lo firman: primero la federación. / Who signs it: the federation first. */
  parties: Field<MemorandumParty[]>;
  /** Sus firmas vigentes. / Its valid signatures. */
  signatures: Field<MemorandumSignature[]>;
  /** El texto firmado, bloque por bloque; es el mismo del PDF. Vacío si solo se archivó su copia. / The signed text, block by block; the same as in the PDF. Empty when only its copy was archived. */
  text: Field<MemorandumBlock[]>;
  /** Huella SHA-256 del PDF, que es lo que se firma. / SHA-256 of the PDF, which is what is signed. */
  documentSha256: Field<string | null>;
  /** Dirección del PDF firmado. / Address of the signed PDF. */
  documentUrl: Field<string | null>;
  /** Dirección de las pruebas de sus firmas, que se verifican sin conexión. / Address of the evidence of its signatures, which can be verified offline. */
  evidenceUrl: Field<string | null>;
  /** Día en que dejó de regir. / Day on which it ceased to apply. */
  endedOn: Field<string | null>;
  /** Por qué dejó de regir. / Why it ceased to apply. */
  endedBecause: Field<string | null>;
  /** Página. / Page. */
  url: Field<string>;
  /** Lo que promete, con sus adendas, primero lo que vence antes. / What it promises, with its addenda, what is due soonest first. */
  commitments: Field<Commitment[]>;
  /** Cuántos de esos compromisos faltaban, cada día en que algo cambió, y cuántos debían faltar. / How many of those commitments were pending each day something changed, and how many should have been. */
  burnDown: Field<BurnDownPoint[]>;
};

/** Parte del texto de un convenio; según su clase tiene unos campos u otros. / Part of the text of an agreement; it has some fields or others according to its kind. */
export type MemorandumBlock = {
  __typename: Field<'MemorandumBlock'>;
  /** «title», «heading», «paragraph», «list», «clause», «table» o «signatories». / «title», «heading», «paragraph», «list», «clause», «table» or «signatories». */
  kind: Field<string>;
  /** Identificador de la cláusula. / Identifier of the clause. */
  id: Field<string | null>;
  /** Ordinal de la cláusula. / Ordinal of the clause. */
  label: Field<string | null>;
  /** Título de la cláusula. / Title of the clause. */
  title: Field<string | null>;
  /** Texto del título, encabezado o párrafo. / Text of the title, heading or paragraph. */
  text: Field<string | null>;
  /** Párrafos de la cláusula. / Paragraphs of the clause. */
  paragraphs: Field<string[] | null>;
  /** Incisos de la cláusula o de la lista. / Items of the clause or the list. */
  items: Field<MemorandumItem[] | null>;
  /** Título de la tabla. / Title of the table. */
  caption: Field<string | null>;
  /** Columnas de la tabla. / Columns of the table. */
  columns: Field<string[] | null>;
  /** Renglones de la tabla. / Rows of the table. */
  rows: Field<string[][] | null>;
};

/** Página de convenios. / Page of agreements. */
export type MemorandumConnection = {
  __typename: Field<'MemorandumConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<Memorandum[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<MemorandumEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type MemorandumEdge = {
  __typename: Field<'MemorandumEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<Memorandum>;
};

/** Filtro de convenios. / Filter of agreements. */
export type MemorandumFilter = {
  /** Situaciones. / Standings. */
  state?: MemorandumState[] | null;
  /** Gobierno. / Government. */
  government?: string | null;
  /** Los que vencen de hoy a tantos días. / Those that expire from today to so many days. */
  expiresWithinDays?: number | null;
  /** Clase; sin ella, todos. / Kind; without it, all. */
  kind?: MemorandumKind | null;
};

/** Inciso del texto de un convenio. / Item of the text of an agreement. */
export type MemorandumItem = {
  __typename: Field<'MemorandumItem'>;
  /** Letra o número. / Letter or number. */
  label: Field<string>;
  /** Texto. / Text. */
  text: Field<string>;
};

/** Clase de convenio. / Kind of agreement. */
export type MemorandumKind = 'AGREEMENT' | 'ADDENDUM';

/** Una de las partes de un convenio. / One of the parties of an agreement. */
export type MemorandumParty = {
  __typename: Field<'MemorandumParty'>;
  /** Qué parte es. / Which party it is. */
  party: Field<MemorandumSide>;
  /** Institución. / Institution. */
  organization: Field<string>;
  /** Quien firma. / Who signs. */
  signatory: Field<string>;
  /** Su cargo. / Their position. */
  position: Field<string>;
};

/** De qué parte es una firma. / Which party a signature is of. */
export type MemorandumSide = 'FEDERATION' | 'GOVERNMENT';

/** Firma de un convenio. / Signature of an agreement. */
export type MemorandumSignature = {
  __typename: Field<'MemorandumSignature'>;
  /** De qué parte es. / Which party it is of. */
  party: Field<MemorandumSide>;
  /** Cómo se firmó: «e-firma», o «attested-copy» si se archivó la copia cotejada. / How it was signed: «e-firma», or «attested-copy» when the certified copy was archived. */
  method: Field<string>;
  /** Cuándo. / When. */
  signedAt: Field<string>;
  /** Quien firmó. / Who signed. */
  signatory: Field<string>;
  /** Número del certificado, si fue con e.firma. / Number of the certificate, when it was with e.firma. */
  certificateNumber: Field<string | null>;
  /** Si el certificado estaba revocado al firmar: «good», «revoked» o «unknown» si no se pudo saber. / Whether the certificate was revoked when signing: «good», «revoked», or «unknown» when it could not be known. */
  revocation: Field<string | null>;
};

/** Situación de un convenio. / Standing of an agreement. */
export type MemorandumState = 'DRAFTED' | 'SIGNED' | 'ACTIVE' | 'EXPIRING' | 'SUSPENDED' | 'EXPIRED' | 'TERMINATED';

/** Un convenio como estaba en un instante. / An agreement as it was at an instant. */
export type MemorandumThen = {
  __typename: Field<'MemorandumThen'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Folio. / Reference number. */
  folio: Field<string>;
  /** Situación. / Standing. */
  state: Field<MemorandumState>;
  /** Inicio de vigencia. / First day in force. */
  validFrom: Field<string>;
  /** Fin de vigencia. / Last day in force. */
  validUntil: Field<string>;
};

/** Una dimensión del método. / A dimension of the method. */
export type MetadataDimension = {
  __typename: Field<'MetadataDimension'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Puntos que puede dar. / Points it can give. */
  of: Field<number>;
  /** Puntos ganados. / Points won. */
  won: Field<number>;
  /** Sus indicadores. / Its indicators. */
  indicators: Field<MetadataIndicator[]>;
};

/** Un indicador del método. / An indicator of the method. */
export type MetadataIndicator = {
  __typename: Field<'MetadataIndicator'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Puntos que puede dar. / Points it can give. */
  of: Field<number>;
  /** Puntos ganados; nulo si nadie puede saberlo aún. / Points won; null while nobody can tell. */
  won: Field<number | null>;
  /** Qué parte se cumple, de 0 a 1: de los archivos de un conjunto, de los conjuntos de un catálogo. / How far it is met, from 0 to 1: by a dataset's files, by a catalogue's datasets. */
  share: Field<number | null>;
};

/** Una dimensión del método. / A dimension of the method. */
export type MethodDimension = {
  __typename: Field<'MethodDimension'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Puntos. / Points. */
  of: Field<number>;
  /** Sus indicadores. / Its indicators. */
  indicators: Field<MethodIndicator[]>;
};

/** Algo que un conjunto puede perder. / Something that a dataset can lose. */
export type MethodFinding = {
  __typename: Field<'MethodFinding'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Qué falta. / What is missing. */
  title: Field<string>;
  /** Por qué importa. / Why it matters. */
  why: Field<string>;
  /** Cómo se arregla. / How to mend it. */
  fix: Field<string>;
};

/** Un indicador del método. / An indicator of the method. */
export type MethodIndicator = {
  __typename: Field<'MethodIndicator'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Puntos. / Points. */
  of: Field<number>;
};

/** Municipios que forman una ciudad. / Municipalities that form one city. */
export type MetropolitanArea = {
  __typename: Field<'MetropolitanArea'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** De dónde sale. / Where it comes from. */
  source: Field<string>;
  /** Si ya se cotejó con el documento oficial. / Whether it was compared with the official document. */
  isConfirmed: Field<boolean>;
  /** Los que se conocen; puede faltar alguno mientras no se confirme. / Those that are known; some may be missing until it is confirmed. */
  municipalities: Field<Government[]>;
};

/** El informe de un mes, que se escribió solo y no cambia. / The report of a month, which wrote itself and does not change. */
export type MonthlyReport = {
  __typename: Field<'MonthlyReport'>;
  /** El mes, AAAA-MM. / The month, YYYY-MM. */
  month: Field<string>;
  /** Su nombre: octubre de 2026. / Its name in Spanish. */
  name: Field<string>;
  /** Cuándo se publicó. / When it was published. */
  publishedAt: Field<string>;
  /** El día cuyo estado dice. / The day whose state it tells. */
  stateOn: Field<string>;
  /** Cada cifra, frente al mes anterior. / Every figure, beside the month before. */
  figures: Field<NetworkFigure[]>;
  /** El texto, en partes: las mismas de la página y del PDF. / The text, in parts: the same as of the page and the PDF. */
  text: Field<unknown>;
  /** Todo lo que dice, como datos. / Everything it tells, as data. */
  facts: Field<unknown>;
  /** Bytes del PDF. / Bytes of the PDF. */
  pdfBytes: Field<number>;
  /** Huella del PDF, la misma que está en la bitácora. / Hash of the PDF, the same as in the ledger. */
  pdfSha256: Field<string>;
  /** El informe en PDF. / The report as PDF. */
  pdfUrl: Field<string>;
  /** Sus cifras en CSV. / Its figures as CSV. */
  csvUrl: Field<string>;
  /** Todo en JSON. / Everything as JSON. */
  jsonUrl: Field<string>;
  /** Su página. / Its page. */
  url: Field<string>;
};

/** Página de informes. / Page of reports. */
export type MonthlyReportConnection = {
  __typename: Field<'MonthlyReportConnection'>;
  /** Total de informes. / Total reports. */
  totalCount: Field<number>;
  /** Los informes. / The reports. */
  nodes: Field<MonthlyReport[]>;
  /** Con su cursor. / With their cursor. */
  edges: Field<MonthlyReportEdge[]>;
  /** Dónde está la página. / Where the page is. */
  pageInfo: Field<PageInfo>;
};

/** Un informe y su cursor. / A report and its cursor. */
export type MonthlyReportEdge = {
  __typename: Field<'MonthlyReportEdge'>;
  /** Cursor. / Cursor. */
  cursor: Field<string>;
  /** El informe. / The report. */
  node: Field<MonthlyReport>;
};

/** Tabla nacional de un estándar. / National table of a standard. */
export type NationalTable = {
  __typename: Field<'NationalTable'>;
  /** El estándar. / The standard. */
  standard: Field<Standard>;
  /** Sus columnas; las que empiezan con guion bajo dicen de quién es cada renglón. / Its columns; those that begin with an underscore say whose each row is. */
  columns: Field<TableColumn[]>;
  /** Quién está, quién falta y qué periodo cubre. / Who is in it, who is missing and what period it covers. */
  coverage: Field<TableCoverage>;
  /** Renglones que cumplen todos los filtros; hasta 1,000 por página. / Rows that meet every filter; up to 1,000 per page. */
  rows: Field<TableRows, { filter?: RowFilter[] | null; query?: string | null; columns?: string[] | null; sort?: RowSort[] | null; first?: number | null; after?: string | null }>;
  /** Grupos y medidas; hasta 10,000 grupos. / Groups and measures; up to 10,000 groups. */
  aggregate: Field<TableAggregate, { groupBy?: string[] | null; measures: Measure[]; filter?: RowFilter[] | null; query?: string | null; sort?: RowSort[] | null; first?: number | null }>;
  /** Página pública de la tabla. / Public page of the table. */
  url: Field<string>;
  /** Toda la tabla en CSV. / The whole table as CSV. */
  csvUrl: Field<string>;
  /** Toda la tabla en Parquet. / The whole table as Parquet. */
  parquetUrl: Field<string>;
};

/** La red en cifras. / The network in figures. */
export type Network = {
  __typename: Field<'Network'>;
  /** Gobiernos que existen en el país. / Governments that exist in the country. */
  governments: Field<GovernmentCount>;
  /** Integrantes: aprobados, activos o inactivos. / Members: approved, active or dormant. */
  members: Field<number>;
  /** Conjuntos vigentes. / Live datasets. */
  datasets: Field<number>;
  /** Paquetes temáticos publicados. / Published thematic packages. */
  packages: Field<number>;
  /** Fuentes por su salud. / Sources by their health. */
  sources: Field<SourceCount>;
  /** Verdadero si la red muestra datos de demostración. / True when the network shows demonstration data. */
  demonstration: Field<boolean>;
  /** Instante de la respuesta. / Instant of the answer. */
  asOf: Field<string>;
  /** Cuándo se midió por última vez. / When it was last measured. */
  measuredAt: Field<string | null>;
  /** Cada cifra de la red con su método, frente al último informe. / Every figure of the network with its method, beside the last report. */
  figures: Field<NetworkFigure[]>;
  /** Mes a mes, del más viejo al actual; los que nadie midió no están. De 1 a 60. / Month by month, oldest to current; those nobody measured are not there. From 1 to 60. */
  months: Field<NetworkMonth[], { last?: number | null }>;
  /** Cuánto se usa lo que se publica. / How much what is published is used. */
  use: Field<Use>;
};

/** Una cifra de la red, con su método y dónde verla. / A figure of the network, with its method and where to see it. */
export type NetworkFigure = {
  __typename: Field<'NetworkFigure'>;
  /** Identificador; nunca cambia de significado. / Identifier; its meaning never changes. */
  id: Field<string>;
  /** Nombre. / Name. */
  title: Field<string>;
  /** Parte del tablero en que está. / Part of the dashboard it is in. */
  section: Field<string>;
  /** Nombre de esa parte. / Name of that part. */
  sectionTitle: Field<string>;
  /** En qué se mide. / What it is measured in. */
  unit: Field<FigureUnit>;
  /** Un estado, o lo que pasó en el mes. / A state, or what happened in the month. */
  nature: Field<FigureNature>;
  /** El valor; nulo si no hubo qué medir. / The value; null when there was nothing to measure. */
  value: Field<number | null>;
  /** El valor como se lee. / The value as it is read. */
  text: Field<string>;
  /** El del informe anterior. / That of the report before. */
  before: Field<number | null>;
  /** Cuánto cambió, con su signo; nulo si no hay con qué comparar. / How much it changed, with its sign; null with nothing to compare. */
  change: Field<string | null>;
  /** Cómo se calcula. / How it is worked out. */
  method: Field<string>;
  /** Dónde se ve, uno por uno, lo que cuenta. / Where what it counts is seen, one by one. */
  url: Field<string>;
};

/** La red en un mes. / The network in a month. */
export type NetworkMonth = {
  __typename: Field<'NetworkMonth'>;
  /** El mes, AAAA-MM. / The month, YYYY-MM. */
  month: Field<string>;
  /** Su nombre: octubre de 2026. / Its name in Spanish. */
  name: Field<string>;
  /** Falso mientras no tenga informe. / False while it has no report. */
  isClosed: Field<boolean>;
  /** El día cuyo estado dice. / The day whose state it tells. */
  on: Field<string>;
  /** Cada cifra. / Every figure. */
  values: Field<NetworkValue[]>;
};

/** El valor de una cifra en un mes. / The value of a figure in a month. */
export type NetworkValue = {
  __typename: Field<'NetworkValue'>;
  /** La cifra. / The figure. */
  id: Field<string>;
  /** El valor; nulo si no se midió. / The value; null when it was not measured. */
  value: Field<number | null>;
  /** El valor como se lee. / The value as it is read. */
  text: Field<string>;
};

/** Funcionario designado. / Designated official. */
export type Official = {
  __typename: Field<'Official'>;
  /** Enlace o administrador. / Liaison or administrator. */
  post: Field<OfficialPost>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Cargo. / Position. */
  position: Field<string>;
  /** Inicio del periodo. / Start of the term. */
  termStarts: Field<string>;
  /** Fin del periodo; nulo si no se ha fijado. / End of the term; null when it has not been set. */
  termEnds: Field<string | null>;
};

/** Puesto ante la red: enlace o administrador de datos. / Post before the network: liaison or data administrator. */
export type OfficialPost = 'LIAISON' | 'ADMINISTRATOR';

/** Alojado en la red, cosechado de un portal, o publicado por un nodo propio. / Hosted on the network, harvested from a portal, or published by a node of its own. */
export type Origin = 'HOSTED' | 'HARVESTED' | 'NODE';

/** Paquete temático: lo que un gobierno publica de un tema. / Thematic package: what a government publishes of a theme. */
export type Package = {
  __typename: Field<'Package'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** Descripción. / Description. */
  description: Field<string | null>;
  /** Tema. / Theme. */
  theme: Field<Theme>;
  /** Gobierno que publica. / Government that publishes it. */
  publisher: Field<Government>;
  /** Licencia. / Licence. */
  license: Field<string>;
  /** Periodicidad prometida. / Promised periodicity. */
  periodicity: Field<string>;
  /** Número de la última publicación. / Number of the last release. */
  release: Field<number>;
  /** Fecha de la última publicación. / Date of the last release. */
  releasedAt: Field<string>;
  /** Sus conjuntos vigentes. / Its live datasets. */
  datasets: Field<Dataset[]>;
  /** Descriptor Frictionless Data Package. / Frictionless Data Package descriptor. */
  descriptorUrl: Field<string>;
};

/** Página de paquetes. / Page of packages. */
export type PackageConnection = {
  __typename: Field<'PackageConnection'>;
  /** Cuántos hay en total. / How many there are in all. */
  totalCount: Field<number>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<Package[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursor. */
  edges: Field<PackageEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Elemento con su cursor. / An item with its cursor. */
export type PackageEdge = {
  __typename: Field<'PackageEdge'>;
  /** Para empezar después de él. / To start after it. */
  cursor: Field<string>;
  /** El elemento. / The item. */
  node: Field<Package>;
};

/** Filtro de paquetes. / Filter of packages. */
export type PackageFilter = {
  /** Tema. / Theme. */
  theme?: string | null;
  /** Gobierno. / Government. */
  government?: string | null;
  /** Estado, con sus municipios. / State, with its municipalities. */
  state?: string | null;
  /** Nivel. / Level. */
  level?: Level | null;
};

/** Un paquete como estaba en un instante. / A package as it was at an instant. */
export type PackageThen = {
  __typename: Field<'PackageThen'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Tema. / Theme. */
  theme: Field<Theme | null>;
  /** Título de hoy; nulo si ya se retiró. / Title of today; null when it was withdrawn since. */
  title: Field<string | null>;
  /** Número de la publicación que estaba vigente. / Number of the release that was in force. */
  release: Field<number>;
  /** Cuándo se publicó. / When it was published. */
  releasedAt: Field<string>;
  /** Conjuntos que tenía. / Datasets it had. */
  datasets: Field<number>;
};

/** Dónde está la página y cómo seguir. / Where the page is and how to go on. */
export type PageInfo = {
  __typename: Field<'PageInfo'>;
  /** Hay más después de esta página. / There is more after this page. */
  hasNextPage: Field<boolean>;
  /** La página empieza después de un cursor. / The page starts after a cursor. */
  hasPreviousPage: Field<boolean>;
  /** Cursor del primer elemento. / Cursor of the first item. */
  startCursor: Field<string | null>;
  /** Cursor del último elemento; va en `after`. / Cursor of the last item; goes in `after`. */
  endCursor: Field<string | null>;
};

/** Gobiernos que se parecen por una razón dicha. / Governments that are alike for a stated reason. */
export type PeerGroup = {
  __typename: Field<'PeerGroup'>;
  /** La razón, para programas. / The reason, for programs. */
  id: Field<PeerGroupKind>;
  /** La razón, para personas. / The reason, for people. */
  name: Field<string>;
  /** Por qué precisamente los que muestra governments con ese first. / Why precisely those that governments shows with that first. */
  why: Field<string, { first?: number | null }>;
  /** Cuántos hay en el grupo. / How many are in the group. */
  total: Field<number>;
  /** Los más cercanos en población. / The nearest in population. */
  governments: Field<Government[], { first?: number | null }>;
};

/** Por qué se ponen juntos unos gobiernos. / Why governments are put together. */
export type PeerGroupKind = 'POPULATION' | 'NEIGHBOURS' | 'METROPOLITAN' | 'STAGE' | 'MEMBERS';

/** Primeras filas. / First rows. */
export type Preview = {
  __typename: Field<'Preview'>;
  /** Columnas. / Columns. */
  columns: Field<PreviewColumn[]>;
  /** Filas, celda por celda. / Rows, cell by cell. */
  rows: Field<((string | null)[])[]>;
};

/** Columna de la vista previa. / Column of the preview. */
export type PreviewColumn = {
  __typename: Field<'PreviewColumn'>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Nombre legible. / Readable name. */
  title: Field<string>;
  /** Tipo. / Type. */
  type: Field<string>;
};

/** Qué tan bueno es un conjunto, con el método de /metodo/calidad. / How good a dataset is, by the method at /metodo/calidad. */
export type Quality = {
  __typename: Field<'Quality'>;
  /** Puntos del método europeo (MQA) para la descripción de los datos. / Points of the European method (MQA) for metadata. */
  score: Field<number>;
  /** De cuántos: 405. / Of how many: 405. */
  of: Field<number>;
  /** Puntos que todavía nadie puede saber, ni ganados ni perdidos. / Points that nobody can tell yet, neither won nor lost. */
  unknown: Field<number>;
  /** La palabra del método para esos puntos. / The method's word for those points. */
  rating: Field<QualityRating>;
  /** Estrellas de Berners-Lee, de 0 a 5. / Berners-Lee's stars, from 0 to 5. */
  stars: Field<number>;
  /** Una sola cifra, de 0 a 100: descripción, actualidad, direcciones, apertura, estándar y documentación. / One figure, from 0 to 100: metadata, freshness, links, openness, standard and documentation. */
  grade: Field<number>;
  /** Actualidad frente a su periodicidad, con la demora de la cosecha permitida. / Freshness against its own periodicity, allowing for the harvest's delay. */
  freshness: Field<QualityFreshness>;
  /** Si cumple el estándar que sigue. / Whether it meets the standard it follows. */
  conformance: Field<Conformance>;
  /** Lo mismo, para personas. / The same, for people. */
  conformanceName: Field<string>;
  /** Si sus direcciones entregan sus archivos. / Whether its addresses give its files. */
  links: Field<LinkHealth>;
  /** Qué parte está documentada, de 0 a 1: su descripción y sus columnas. / How much is documented, from 0 to 1: its description and its columns. */
  documentation: Field<number | null>;
  /** Los puntos del método, uno por uno. / The method's points, one by one. */
  dimensions: Field<MetadataDimension[]>;
  /** Lo que pierde, lo que más cuesta primero, y cómo se arregla. / What it loses, the dearest first, and how to mend it. */
  losses: Field<QualityLoss[]>;
  /** Página del método. / Page of the method. */
  methodUrl: Field<string>;
  /** Cuándo se revisó. / When it was assessed. */
  assessedAt: Field<string>;
};

/** Un arreglo de muchos conjuntos a la vez. / One fix of many datasets at once. */
export type QualityFix = {
  __typename: Field<'QualityFix'>;
  /** Identificador dentro del gobierno. / Identifier within the government. */
  id: Field<string>;
  /** Clase de arreglo. / Kind of fix. */
  kind: Field<string>;
  /** Qué hacer. / What to do. */
  title: Field<string>;
  /** Por qué importa. / Why it matters. */
  why: Field<string>;
  /** Puntos de los 405 que ganaría el catálogo entero. / Points of the 405 that the whole catalogue would gain. */
  gainPoints: Field<number>;
  /** Puntos de la calificación, de 0 a 100, que ganaría el catálogo entero. / Points of the grade, from 0 to 100, that the whole catalogue would gain. */
  gainGrade: Field<number>;
  /** Puntos de la calificación del gobierno que ganaría, estimados de lo que cada cifra contó; nulo mientras nada se pudo juzgar. / Points of the government's grade that it would gain, estimated from what each figure counted; null while nothing could be judged. */
  gainScore: Field<number | null>;
  /** Conjuntos que toca. / Datasets it touches. */
  datasets: Field<number>;
  /** Minutos de trabajo que se estiman. / Estimated minutes of work. */
  effortMinutes: Field<number>;
  /** Verdadero si se publican aquí; falso si son del portal de source. / True when published here; false when they are of the portal of source. */
  isHosted: Field<boolean>;
  /** La fuente de la que se leen. / The source they are read from. */
  source: Field<Source | null>;
  /** Dónde se arregla, en las páginas de trabajo. / Where it is mended, in the pages of work. */
  path: Field<string>;
  /** Lista de los conjuntos (CSV), con los valores que se proponen; nula si no se trata de conjuntos publicados. / List of the datasets (CSV), with the values proposed; null when it is not about published datasets. */
  list: Field<string | null>;
  /** Parche de metadatos para CKAN (JSON); nulo si no hay valores que proponer. / Metadata patch for CKAN (JSON); null when there is nothing to propose. */
  patch: Field<string | null>;
  /** Mensaje listo para quien administra el portal. / Message ready for whoever runs the portal. */
  message: Field<string>;
  /** Hasta tres de los conjuntos que más ganarían. / Up to three of the datasets that would gain most. */
  examples: Field<Dataset[]>;
};

/** Actualidad de un conjunto. / Freshness of a dataset. */
export type QualityFreshness = {
  __typename: Field<'QualityFreshness'>;
  /** Estado. / State. */
  state: Field<Freshness>;
  /** Hasta cuándo se considera al día; nulo sin periodicidad o sin fecha. / Until when it counts as up to date; null without a periodicity or a date. */
  allowedUntil: Field<string | null>;
};

/** Algo que un conjunto pierde y cómo se arregla. / Something that a dataset loses and how to mend it. */
export type QualityLoss = {
  __typename: Field<'QualityLoss'>;
  /** Identificador, estable. / Stable identifier. */
  id: Field<string>;
  /** Qué falta. / What is missing. */
  title: Field<string>;
  /** Por qué importa. / Why it matters. */
  why: Field<string>;
  /** Cómo se arregla. / How to mend it. */
  fix: Field<string>;
  /** Puntos de los 405 que cuesta; 0 si el método no lo cuenta. / Points of the 405 that it costs; 0 when the method does not count it. */
  points: Field<number>;
  /** Puntos de la calificación, de 0 a 100, que se ganan al arreglarlo. / Points of the grade, from 0 to 100, won by mending it. */
  gain: Field<number>;
  /** Dónde se explica. / Where it is explained. */
  url: Field<string>;
};

/** Cómo se mide la calidad. / How quality is measured. */
export type QualityMethod = {
  __typename: Field<'QualityMethod'>;
  /** Las partes de la calificación. / The parts of the grade. */
  parts: Field<GradePart[]>;
  /** Las dimensiones del método europeo con sus indicadores. / The dimensions of the European method with their indicators. */
  dimensions: Field<MethodDimension[]>;
  /** Lo que un conjunto puede perder y cómo se arregla. / What a dataset can lose and how to mend it. */
  findings: Field<MethodFinding[]>;
  /** Cuánto trabajo se estima para cada arreglo. / How much work each fix is estimated to take. */
  efforts: Field<FixEffort[]>;
};

/** Calidad de los metadatos por el método de la UE: excelente desde 351 puntos, buena desde 221, suficiente desde 121. / Quality of metadata by the EU's method: excellent from 351 points, good from 221, sufficient from 121. */
export type QualityRating = 'EXCELLENT' | 'GOOD' | 'SUFFICIENT' | 'BAD';

/** La vista nacional: lo que publica cada gobierno de la red, alojado o cosechado, en un solo lugar. / The national view: what every government of the network publishes, hosted or harvested, in one place. */
export type Query = {
  __typename: Field<'Query'>;
  /** La red en cifras. / The network in figures. */
  network: Field<Network>;
  /** Los informes mensuales de la red, del más nuevo al primero. / The network's monthly reports, newest first. */
  monthlyReports: Field<MonthlyReportConnection, { first?: number | null; after?: string | null }>;
  /** El informe de un mes, AAAA-MM. / The report of a month, YYYY-MM. */
  monthlyReport: Field<MonthlyReport | null, { month: string }>;
  /** Un gobierno por su clave INEGI. / A government by its INEGI key. */
  government: Field<Government | null, { cvegeo: string }>;
  /** Gobiernos por nombre, nivel, estado o membresía, en orden alfabético. / Governments by name, level, state or membership, in alphabetical order. */
  governments: Field<GovernmentConnection, { filter?: GovernmentFilter | null; first?: number | null; after?: string | null }>;
  /** Los temas de la red. / The themes of the network. */
  themes: Field<Theme[]>;
  /** Un estándar por su identificador, con o sin versión: mobility/road-incidents, mobility/road-incidents@1.0. / A standard by its identifier, with or without version: mobility/road-incidents, mobility/road-incidents@1.0. */
  standard: Field<Standard | null, { id: string }>;
  /** Un conjunto por su identificador, también si está archivado. / A dataset by its identifier, also when it is archived. */
  dataset: Field<Dataset | null, { id: string }>;
  /** La historia de un conjunto, también de uno retirado: cada cambio público, qué cambió y cómo era en cualquier instante. / The history of a dataset, also of a withdrawn one: each public change, what changed and how it was at any instant. */
  datasetHistory: Field<DatasetHistory | null, { id: string }>;
  /** Búsqueda en español sobre los conjuntos vigentes: palabras, "frases" y -exclusiones. / Search in Spanish over live datasets: words, "phrases" and -exclusions. */
  datasets: Field<DatasetConnection, { query?: string | null; filter?: DatasetFilter | null; sort?: DatasetSort | null; first?: number | null; after?: string | null }>;
  /** Lo que puede querer buscar quien empieza a escribir. / What someone who begins to type may want to find. */
  suggest: Field<Suggestion[], { text: string; first?: number | null }>;
  /** Lo que queda de un conjunto retirado, con el motivo. / What is left of a withdrawn dataset, with the reason. */
  tombstone: Field<Tombstone | null, { id: string }>;
  /** Un paquete temático por su identificador. / A thematic package by its identifier. */
  package: Field<Package | null, { id: string }>;
  /** Paquetes temáticos, lo más reciente primero. / Thematic packages, newest first. */
  packages: Field<PackageConnection, { filter?: PackageFilter | null; first?: number | null; after?: string | null }>;
  /** Convenios, el que vence antes primero. / Agreements, the one that expires soonest first. */
  memoranda: Field<MemorandumConnection, { filter?: MemorandumFilter | null; first?: number | null; after?: string | null }>;
  /** Un convenio firmado. / A signed agreement. */
  memorandum: Field<Memorandum | null, { id: string }>;
  /** Gobiernos por calificación o por mejora: integrantes y quienes publican, del mismo nivel; con peersOf, solo los más cercanos en población a ese gobierno. / Governments by grade or improvement: members and publishers of one level; with peersOf, only those nearest in population to that one. */
  rankings: Field<RankingConnection, { level: Level; theme?: string | null; peersOf?: string | null; order?: RankingOrder | null; first?: number | null; after?: string | null }>;
  /** Cifras calculadas de las tablas nacionales. / Figures worked out of the national tables. */
  indicators: Field<Indicator[], { theme?: string | null }>;
  /** Un indicador por su identificador. / One indicator by its id. */
  indicator: Field<Indicator | null, { id: string }>;
  /** Hasta ocho gobiernos, lado a lado. / Up to eight governments, side by side. */
  compare: Field<Comparison, { cvegeos: string[]; theme?: string | null }>;
  /** Las zonas metropolitanas que se conocen. / The metropolitan areas that are known. */
  metropolitanAreas: Field<MetropolitanArea[]>;
  /** Lo que se pide a los gobiernos, lo más reciente primero. / What governments are asked for, newest first. */
  dataRequests: Field<DataRequestConnection, { filter?: DataRequestFilter | null; sort?: DataRequestSort | null; first?: number | null; after?: string | null }>;
  /** Una petición por su identificador. / A request by its identifier. */
  dataRequest: Field<DataRequest | null, { id: string }>;
  /** Lo que se ha hecho con los datos, lo más reciente primero. / What has been done with the data, newest first. */
  reuses: Field<ReuseConnection, { filter?: ReuseFilter | null; first?: number | null; after?: string | null }>;
  /** Un uso por su identificador. / A reuse by its identifier. */
  reuse: Field<Reuse | null, { id: string }>;
  /** Rondas en las que se ordena qué abrir, la más reciente primero. / Rounds in which people rank what to open, newest first. */
  consultations: Field<ConsultationConnection, { filter?: ConsultationFilter | null; first?: number | null; after?: string | null }>;
  /** Una consulta por su identificador. / A consultation by its identifier. */
  consultation: Field<Consultation | null, { id: string }>;
  /** Una fuente por su identificador. / A source by its identifier. */
  source: Field<Source | null, { id: string }>;
  /** Las fuentes de las que se lee la red, por gobierno y nombre. / The sources the network reads from, by government and name. */
  sources: Field<SourceConnection, { filter?: SourceFilter | null; first?: number | null; after?: string | null }>;
  /** Los renglones de los inventarios presentados: qué datos dice tener cada gobierno, cuáles abrirá y cuándo, y cuáles no puede abrir. / The rows of the inventories that were filed: what data each government says it has, which it will open and when, and which it cannot open. */
  inventoryItems: Field<InventoryItemConnection, { filter?: InventoryItemFilter | null; sort?: InventoryItemSort | null; first?: number | null; after?: string | null }>;
  /** Pregunta en este momento a los nodos de los gobiernos (a todos, si no se dice a cuáles): cada uno tiene 1.5 segundos, y la respuesta dice quién contestó y quién no. Nunca se guarda; la vista nacional no espera por ella. / Asks the governments' nodes at this moment (all of them, unless told which): each has 1.5 seconds, and the answer says who replied and who did not. It is never kept; the national view does not wait for it. */
  live: Field<LiveAnswer, { query?: string | null; governments?: string[] | null; first?: number | null }>;
  /** La bitácora pública, lo más reciente primero. / The public ledger, newest first. */
  ledger: Field<LedgerConnection, { filter?: LedgerFilter | null; first?: number | null; after?: string | null }>;
  /** La tabla nacional de un estándar: los renglones de todos los gobiernos que lo publican, con su procedencia. Con versión (mobility/road-incidents@1.0), solo lo que sigue esa versión. / The national table of a standard: the rows of every government that publishes it, with their provenance. With a version (mobility/road-incidents@1.0), only what follows that version. */
  table: Field<NationalTable | null, { standard: string }>;
  /** Cómo se mide la calidad: partes, puntos, y cómo se arregla cada cosa. / How quality is measured: parts, points, and how each thing is mended. */
  qualityMethod: Field<QualityMethod>;
};

/** Gobiernos en orden; los empatados comparten lugar y quienes tienen muy poco que juzgar van aparte, no al final. / Governments in order; ties share a rank, and who has too little to judge is apart, not last. */
export type RankingConnection = {
  __typename: Field<'RankingConnection'>;
  /** Cuántos tienen lugar. / How many have a rank. */
  totalCount: Field<number>;
  /** El mes de las calificaciones. / The month of the grades. */
  month: Field<string | null>;
  /** El mes con el que se mide la mejora. / The month improvement is measured from. */
  changeSince: Field<string | null>;
  /** El tema, si es de uno. / The theme, when of one. */
  theme: Field<Theme | null>;
  /** Con quién se compara, si se pidió. / Whom it is about, when asked. */
  peersOf: Field<Government | null>;
  /** Los de esta página. / Those of this page. */
  nodes: Field<RankingEntry[]>;
  /** Los de esta página, con su cursor. / Those of this page, with their cursors. */
  edges: Field<RankingEdge[]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
  /** Cuántos tienen muy poco que juzgar. / How many have too little to judge. */
  apartCount: Field<number>;
  /** Quiénes son, por nombre. / Who they are, by name. */
  apart: Field<RankingEntry[], { first?: number | null }>;
};

/** Uno, con su cursor. / One, with its cursor. */
export type RankingEdge = {
  __typename: Field<'RankingEdge'>;
  /** Su lugar en la lista. / Its place in the list. */
  cursor: Field<string>;
  /** Quién y en qué lugar. / Who, and in which rank. */
  node: Field<RankingEntry>;
  /** El lugar; el mismo para quienes empatan. / The rank; the same for ties. */
  rank: Field<number>;
  /** De quién es. / Whose it is. */
  government: Field<Government>;
  /** La calificación entera. / The whole scorecard. */
  score: Field<Scorecard | null>;
  /** Puntos que subió en seis meses. / Points gained in six months. */
  change: Field<number | null>;
};

/** Un gobierno en una clasificación. / A government in a ranking. */
export type RankingEntry = {
  __typename: Field<'RankingEntry'>;
  /** El lugar; nulo para quien tiene muy poco que juzgar. / The rank; null for who has too little to judge. */
  rank: Field<number | null>;
  /** De quién es. / Whose it is. */
  government: Field<Government>;
  /** La calificación. / The grade. */
  grade: Field<number | null>;
  /** Puntos que subió en seis meses. / Points gained in six months. */
  change: Field<number | null>;
  /** Cuánto hay en qué fundarla. / How much it is founded on. */
  confidence: Field<Confidence>;
  /** Conjuntos que se juzgaron. / Datasets that were judged. */
  datasets: Field<number>;
  /** La calificación entera; nula si no hay nada que juzgar. / The whole scorecard; null when there is nothing to judge. */
  score: Field<Scorecard | null>;
};

/** Por qué se ordena. / What is ordered by. */
export type RankingOrder = 'GRADE' | 'IMPROVEMENT';

/** Conjuntos por la palabra del método. / Datasets by the method's word. */
export type RatingCount = {
  __typename: Field<'RatingCount'>;
  /** Excelentes: 351 puntos o más. / Excellent: 351 points or more. */
  excellent: Field<number>;
  /** Buenos: 221 o más. / Good: 221 or more. */
  good: Field<number>;
  /** Suficientes: 121 o más. / Sufficient: 121 or more. */
  sufficient: Field<number>;
  /** Malos: menos. / Bad: less. */
  bad: Field<number>;
};

/** Lo que alguien hizo con los datos. / What somebody did with the data. */
export type Reuse = {
  __typename: Field<'Reuse'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** De qué clase: application, analysis, visualization, news, service, policy o story. / Of what kind: application, analysis, visualization, news, service, policy or story. */
  kind: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** En pocas palabras. / In a few words. */
  summary: Field<string>;
  /** La historia, si se contó. / The story, when it was told. */
  body: Field<string | null>;
  /** Dónde se ve. / Where it can be seen. */
  url: Field<string>;
  /** Página de otro sitio en que está. / Page of another site where it is. */
  link: Field<string | null>;
  /** Quién lo hizo. / Who made it. */
  author: Field<string>;
  /** Clave del sector. / Key of the sector. */
  sector: Field<string>;
  /** Sector. / Sector. */
  sectorName: Field<string>;
  /** Objetivos de Desarrollo Sostenible a los que contribuye. / Sustainable Development Goals it contributes to. */
  goals: Field<SustainableGoal[]>;
  /** Los conjuntos que usa, menos los que se retiraron. / The datasets it uses, except those that were withdrawn. */
  datasets: Field<Dataset[]>;
  /** Cuándo se publicó. / When it was published. */
  publishedAt: Field<string>;
};

/** Página de usos. / Page of reuses. */
export type ReuseConnection = {
  __typename: Field<'ReuseConnection'>;
  /** Total de usos. / Total of reuses. */
  totalCount: Field<number>;
  /** Los usos. / The reuses. */
  nodes: Field<Reuse[]>;
  /** Con su cursor. / With its cursor. */
  edges: Field<ReuseEdge[]>;
  /** Dónde está la página. / Where the page is. */
  pageInfo: Field<PageInfo>;
};

/** Un uso y su cursor. / A reuse and its cursor. */
export type ReuseEdge = {
  __typename: Field<'ReuseEdge'>;
  /** Cursor. / Cursor. */
  cursor: Field<string>;
  /** El uso. / The reuse. */
  node: Field<Reuse>;
};

/** Qué usos. / Which reuses. */
export type ReuseFilter = {
  /** De una clase. / Of a kind. */
  kind?: string | null;
  /** De un sector. / Of a sector. */
  sector?: string | null;
  /** De un objetivo, por su número. / Of a goal, by its number. */
  goal?: number | null;
  /** Que usan datos de un gobierno. / That use data of a government. */
  government?: string | null;
};

/** Condición sobre una columna; varias se suman. / Condition on a column; several add up. */
export type RowFilter = {
  /** Columna. / Column. */
  column: string;
  /** Comparación. / Comparison. */
  operator?: RowOperator | null;
  /** Un valor; una lista con IN; true o false con IS_NULL. / A value; a list with IN; true or false with IS_NULL. */
  value?: unknown;
};

/** Comparación de un filtro. / Comparison of a filter. */
export type RowOperator = 'EQ' | 'NE' | 'IN' | 'LT' | 'LTE' | 'GT' | 'GTE' | 'CONTAINS' | 'STARTS_WITH' | 'IS_NULL';

/** Orden por una columna; las celdas vacías van al final. / Order by a column; empty cells go last. */
export type RowSort = {
  /** Columna. / Column. */
  column: string;
  /** De mayor a menor. / From largest to smallest. */
  descending?: boolean | null;
};

/** La calificación de un gobierno en un mes, de todo o de un tema. / A government's scorecard of a month, of everything or of a theme. */
export type Scorecard = {
  __typename: Field<'Scorecard'>;
  /** De quién es. / Whose it is. */
  government: Field<Government>;
  /** De qué tema; nulo si es de todos. / Of which theme; null when of all. */
  theme: Field<Theme | null>;
  /** El primer día de su mes. / The first day of its month. */
  month: Field<string>;
  /** De 0 a 100; nula cuando hay muy poco que juzgar. / 0 to 100; null when there is too little to judge. */
  grade: Field<number | null>;
  /** Cuánto hay en qué fundarla. / How much it is founded on. */
  confidence: Field<Confidence>;
  /** La confianza en palabras. / The confidence in words. */
  confidenceName: Field<string>;
  /** Conjuntos que se juzgaron. / Datasets that were judged. */
  datasets: Field<number>;
  /** De qué se compone. / What it is made of. */
  figures: Field<ScorecardFigure[]>;
  /** Puntos que subió o bajó en seis meses; nulos si alguno de los dos no se conoce. / Points gained or lost in six months; null when either is not known. */
  change: Field<number | null>;
  /** El mes con el que se compara. / The month it is compared with. */
  changeSince: Field<string | null>;
  /** Sus últimos meses, el más antiguo primero; hasta trece. / Its last months, the oldest first; at most thirteen. */
  history: Field<ScorecardMonth[], { last?: number | null }>;
  /** Las de cada tema, si esta es de todos. / Those of each theme, when this one is of all. */
  themes: Field<Scorecard[]>;
  /** Lo que el gobierno impugnó de ella. / What the government contested of it. */
  contests: Field<FigureContest[]>;
  /** Lo que hoy cuenta en una de sus cifras, uno por uno. / What counts today in one of its figures, one by one. */
  evidence: Field<EvidenceConnection, { figure: string; first?: number | null; after?: string | null }>;
  /** Si el mes es inventado, para que la demostración tenga pasado. / Whether the month is made up, so that the demonstration has a past. */
  isDemonstration: Field<boolean>;
  /** Cuándo cambió por última vez. / When it last changed. */
  computedAt: Field<string>;
  /** Su página. / Its page. */
  url: Field<string>;
  /** La insignia para poner en otros sitios. / The badge to show on other sites. */
  badgeUrl: Field<string>;
};

/** Una cifra de una calificación. / One figure of a scorecard. */
export type ScorecardFigure = {
  __typename: Field<'ScorecardFigure'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** De 0 a 100; nula si no hay nada que juzgar. / 0 to 100; null when there is nothing to judge. */
  value: Field<number | null>;
  /** Cuánto hay en qué fundarla. / How much it is founded on. */
  confidence: Field<Confidence>;
  /** Cuántas cosas se juzgaron. / How many things were judged. */
  basis: Field<number>;
  /** Lo mismo con su nombre: «12 conjuntos de datos». / The same with its name. */
  basisText: Field<string>;
  /** Cuánto pesa, de 100. / What it weighs, of 100. */
  weight: Field<number>;
  /** Si cuenta; no, mientras la coordinación la apartó. / Whether it counts; not while the coordination set it aside. */
  isCounted: Field<boolean>;
  /** Por qué vale lo que vale. / Why it is what it is. */
  why: Field<string>;
  /** Cómo se calcula. / How it is computed. */
  method: Field<string>;
  /** Las cuentas de las que sale. / The counts it comes from. */
  counts: Field<unknown>;
  /** Dónde se ve, uno por uno, lo que cuenta. / Where what counts is seen, one by one. */
  evidenceUrl: Field<string>;
  /** Lo que el gobierno impugnó de ella. / What the government contested of it. */
  contests: Field<FigureContest[]>;
};

/** La calificación de un mes. / The scorecard of a month. */
export type ScorecardMonth = {
  __typename: Field<'ScorecardMonth'>;
  /** Su primer día. / Its first day. */
  month: Field<string>;
  /** De 0 a 100; nula cuando hubo muy poco que juzgar. / 0 to 100; null when there was too little to judge. */
  grade: Field<number | null>;
  /** Cuánto hubo en qué fundarla. / How much it was founded on. */
  confidence: Field<Confidence>;
  /** Conjuntos que se juzgaron. / Datasets that were judged. */
  datasets: Field<number>;
  /** Cada cifra de ese mes. / Each figure of that month. */
  figures: Field<FigureValue[]>;
  /** Si el mes es inventado. / Whether the month is made up. */
  isDemonstration: Field<boolean>;
};

/** El nivel de servicio de una fuente en los últimos 30 días, de la suma de sus días. Se cumple (`met`) cuando la actualidad y la disponibilidad son de al menos `target` (95 %) y los errores de a lo más 1 − `target` (5 %). Lo que todavía no se puede medir es nulo. / A source's service level over the last 30 days, from the sum of its days. It is met (`met`) when freshness and availability are at least `target` (95 %) and errors at most 1 − `target` (5 %). What cannot be measured yet is null. */
export type ServiceLevel = {
  __typename: Field<'ServiceLevel'>;
  /** Parte de los días, desde que se conoce la fuente, en que su lectura buena más nueva tenía menos del doble de `everyHours`; una del mismo día siempre cuenta. / Share of the days, since the source is known, in which its newest good reading was less than twice `everyHours` old; one of the same day always counts. */
  freshness: Field<number | null>;
  /** Cosechas que no fallaron entre todas; una retenida sí tuvo respuesta. / Harvests that did not fail among all; a held one did get an answer. */
  uptime: Field<number | null>;
  /** Registros rechazados entre los leídos. / Records rejected among those read. */
  errors: Field<number | null>;
  /** La meta: 0.95. / The target: 0.95. */
  target: Field<number>;
  /** Si cumplió la meta; nulo sin cosechas. / Whether it met the target; null without harvests. */
  met: Field<boolean | null>;
};

/** Fuente de la que se lee el catálogo de un gobierno. / Source that a government's catalogue is read from. */
export type Source = {
  __typename: Field<'Source'>;
  /** Identificador. / Identifier. */
  id: Field<string>;
  /** Tipo: hosted, ckan, data-json, node… / Kind: hosted, ckan, data-json, node… */
  kind: Field<string>;
  /** Nombre. / Name. */
  title: Field<string>;
  /** Dirección. / Address. */
  url: Field<string | null>;
  /** Salud. / Health. */
  health: Field<SourceHealth>;
  /** Última cosecha aplicada. / Last harvest applied. */
  lastSuccessAt: Field<string | null>;
  /** Última cosecha. / Last harvest. */
  lastRunAt: Field<string | null>;
  /** El gobierno cuyo catálogo es. / The government whose catalogue it is. */
  government: Field<Government>;
  /** Cada cuántas horas se lee. / How many hours between readings. */
  everyHours: Field<number>;
  /** Cuándo le toca; nulo si está en pausa o retenida. / When its turn is; null when paused or held. */
  nextRunAt: Field<string | null>;
  /** Qué usa su portal: CKAN 2.9.4… / What its portal runs: CKAN 2.9.4… */
  software: Field<string | null>;
  /** Por qué no está sana; nulo si lo está. / Why it is not healthy; null when it is. */
  message: Field<string | null>;
  /** Falso si está en pausa o fue revocada: lo que publicó se conserva. / False when paused or revoked: what it published is kept. */
  isOpen: Field<boolean>;
  /** Verdadero si su última lectura buena es más vieja que el doble de su plazo. / True when its last good reading is older than twice its time. */
  isStale: Field<boolean>;
  /** Conjuntos vigentes que vienen de ella. / Live datasets that come from it. */
  datasets: Field<number>;
  /** Sus últimos días, del más viejo al de hoy, también aquellos sin cosechas. De 1 a 90. / Its last days, from the oldest to today, including those without harvests. From 1 to 90. */
  days: Field<SourceDay[], { last?: number | null }>;
  /** Cómo cumplió en los últimos 30 días. / How it did in the last 30 days. */
  slo: Field<ServiceLevel>;
};

/** Página de fuentes. / Page of sources. */
export type SourceConnection = {
  __typename: Field<'SourceConnection'>;
  /** Total de fuentes. / Total of sources. */
  totalCount: Field<number>;
  /** Las fuentes. / The sources. */
  nodes: Field<Source[]>;
  /** Con su cursor. / With its cursor. */
  edges: Field<SourceEdge[]>;
  /** Dónde está la página. / Where the page is. */
  pageInfo: Field<PageInfo>;
};

/** Número de fuentes por salud. / Number of sources by health. */
export type SourceCount = {
  __typename: Field<'SourceCount'>;
  /** Sanas. / Healthy. */
  healthy: Field<number>;
  /** Degradadas. / Degraded. */
  degraded: Field<number>;
  /** Retenidas. / Held. */
  held: Field<number>;
  /** Sin una lectura buena en el doble del plazo prometido, cualquiera que sea su salud. / Without a good reading in twice the promised time, whatever their health. */
  stale: Field<number>;
};

/** Las cosechas de una fuente en un día de la Ciudad de México. / The harvests of a source in one day of Mexico City. */
export type SourceDay = {
  __typename: Field<'SourceDay'>;
  /** El día. / The day. */
  day: Field<string>;
  /** Lo mejor que pasó ese día: se leyó, quedó retenida, falló, o no hubo cosecha. / The best that happened that day: it was read, was held, failed, or there was no harvest. */
  state: Field<SourceDayState>;
  /** Cosechas que terminaron o quedaron retenidas. / Harvests that finished or were held. */
  runs: Field<number>;
  /** Las que fallaron: el portal no respondió o respondió mal. / Those that failed: the portal did not answer or answered badly. */
  failures: Field<number>;
  /** Las que esperan o esperaron la decisión de una persona. / Those that wait or waited for a person's decision. */
  held: Field<number>;
  /** Registros leídos. / Records read. */
  read: Field<number>;
  /** Registros que no se pudieron publicar. / Records that could not be published. */
  rejected: Field<number>;
  /** Conjuntos nuevos, cambiados, archivados o de vuelta. / Datasets new, changed, archived or back. */
  changed: Field<number>;
  /** Segundos que tomaron. / Seconds they took. */
  seconds: Field<number>;
};

/** Lo mejor que pasó en un día. / The best that happened in a day. */
export type SourceDayState = 'READ' | 'HELD' | 'FAILED' | 'NONE';

/** Una fuente y su cursor. / A source and its cursor. */
export type SourceEdge = {
  __typename: Field<'SourceEdge'>;
  /** Cursor. / Cursor. */
  cursor: Field<string>;
  /** La fuente. / The source. */
  node: Field<Source>;
};

/** Qué fuentes. / Which sources. */
export type SourceFilter = {
  /** De un gobierno. / Of a government. */
  government?: string | null;
  /** De un estado y de sus municipios. / Of a state and of its municipalities. */
  state?: string | null;
  /** Con alguna de estas saludes. / With any of these healths. */
  health?: SourceHealth[] | null;
  /** De un tipo: ckan, dcat, node… / Of a kind: ckan, dcat, node… */
  kind?: string | null;
  /** Solo las que no se han leído bien en el doble de su plazo; o solo las demás. / Only those without a good reading in twice their time; or only the others. */
  stale?: boolean | null;
};

/** Salud de una fuente: sana, degradada o retenida hasta que una persona la confirme. / Health of a source: healthy, degraded, or held until a person confirms it. */
export type SourceHealth = 'HEALTHY' | 'DEGRADED' | 'HELD';

/** Descripción versionada de un tipo de conjunto. / Versioned description of a kind of dataset. */
export type Standard = {
  __typename: Field<'Standard'>;
  /** Identificador sin versión. / Identifier without version. */
  id: Field<string>;
  /** Versión. / Version. */
  version: Field<string>;
  /** Tema. / Theme. */
  theme: Field<Theme>;
  /** Nombre. / Name. */
  title: Field<string>;
  /** Descripción. / Description. */
  description: Field<string>;
  /** Periodicidad esperada, ISO 8601. / Expected periodicity, ISO 8601. */
  periodicity: Field<string | null>;
  /** Esquema de tabla (Frictionless Table Schema). / Table schema (Frictionless Table Schema). */
  schema: Field<unknown>;
  /** Normas y fuentes. / Norms and sources. */
  references: Field<Link[]>;
  /** Campos. / Fields. */
  fields: Field<StandardField[]>;
  /** Gobiernos que lo publican hoy. / Governments that publish it today. */
  publishers: Field<number>;
};

/** Campo de un estándar. / Field of a standard. */
export type StandardField = {
  __typename: Field<'StandardField'>;
  /** Nombre de columna. / Name of the column. */
  name: Field<string>;
  /** Nombre legible. / Readable name. */
  title: Field<string>;
  /** Tipo. / Type. */
  type: Field<string>;
  /** Descripción. / Description. */
  description: Field<string | null>;
  /** Obligatorio. / Required. */
  required: Field<boolean>;
};

/** Algo que se puede buscar o abrir. / Something to search or to open. */
export type Suggestion = {
  __typename: Field<'Suggestion'>;
  /** Lo que se muestra. / What is shown. */
  text: Field<string>;
  /** De qué se trata. / What it is. */
  kind: Field<SuggestionKind>;
  /** A dónde lleva; nula para palabras, que se buscan. / Where it leads; null for words, which are searched. */
  url: Field<string | null>;
  /** Conjuntos que tiene; nulo si no se cuenta. / Datasets it has; null when that is not counted. */
  count: Field<number | null>;
};

/** Clase de sugerencia. / Kind of suggestion. */
export type SuggestionKind = 'TERM' | 'DATASET' | 'GOVERNMENT' | 'STANDARD' | 'THEME';

/** Objetivo de Desarrollo Sostenible de la Agenda 2030. / Sustainable Development Goal of the 2030 Agenda. */
export type SustainableGoal = {
  __typename: Field<'SustainableGoal'>;
  /** Número, de 1 a 17. / Number, from 1 to 17. */
  number: Field<number>;
  /** Nombre. / Name. */
  name: Field<string>;
};

/** Grupos con sus medidas. / Groups with their measures. */
export type TableAggregate = {
  __typename: Field<'TableAggregate'>;
  /** Primero los grupos, después las medidas: count, sum_conteo… / First the groups, then the measures: count, sum_conteo… */
  columns: Field<TableColumn[]>;
  /** Un renglón por grupo. / One row per group. */
  rows: Field<unknown[][]>;
  /** Verdadero si había más grupos que los pedidos. / True when there were more groups than were asked for. */
  isCut: Field<boolean>;
};

/** Columna de una tabla nacional o de un resultado. / Column of a national table or of a result. */
export type TableColumn = {
  __typename: Field<'TableColumn'>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Nombre legible. / Readable name. */
  title: Field<string>;
  /** string, integer, number, boolean, date o datetime. / string, integer, number, boolean, date or datetime. */
  type: Field<string>;
};

/** Cobertura de una tabla nacional. / Coverage of a national table. */
export type TableCoverage = {
  __typename: Field<'TableCoverage'>;
  /** Gobiernos que existen en el país. / Governments that exist in the country. */
  total: Field<number>;
  /** Integrantes de la red. / Members of the network. */
  members: Field<number>;
  /** Gobiernos que están en la tabla. / Governments that are in the table. */
  publishing: Field<number>;
  /** Renglones de la tabla. / Rows of the table. */
  rows: Field<number>;
  /** Primer día que cubre alguna de sus partes. / First day that any of its parts covers. */
  temporalFrom: Field<string | null>;
  /** Último día que cubre alguna de sus partes. / Last day that any of its parts covers. */
  temporalTo: Field<string | null>;
  /** Las partes, por clave del gobierno. / The parts, by key of the government. */
  published: Field<TablePart[], { first?: number | null }>;
  /** Cuántos integrantes faltan. / How many members are missing. */
  missingCount: Field<number>;
  /** Integrantes que faltan, por nombre. / Members that are missing, by name. */
  missing: Field<Government[], { first?: number | null }>;
};

/** Lo que un gobierno aporta a una tabla nacional. / What a government contributes to a national table. */
export type TablePart = {
  __typename: Field<'TablePart'>;
  /** El gobierno. / The government. */
  government: Field<Government>;
  /** El conjunto. / The dataset. */
  dataset: Field<Dataset | null>;
  /** Versión del estándar que sigue. / Version of the standard it follows. */
  standardVersion: Field<string>;
  /** Número de publicación; nulo si se lee del portal del gobierno. / Release number; null when it is read from the government's portal. */
  release: Field<number | null>;
  /** Renglones. / Rows. */
  rows: Field<number>;
  /** Primer día que cubre. / First day it covers. */
  temporalFrom: Field<string | null>;
  /** Último día que cubre. / Last day it covers. */
  temporalTo: Field<string | null>;
  /** Cuándo se publicó. / When it was published. */
  publishedAt: Field<string>;
  /** Página del conjunto. / Page of the dataset. */
  url: Field<string>;
};

/** Página de renglones. / Page of rows. */
export type TableRows = {
  __typename: Field<'TableRows'>;
  /** Cuántos cumplen los filtros. / How many meet the filters. */
  totalCount: Field<number>;
  /** Las columnas, en el orden de las celdas. / The columns, in the order of the cells. */
  columns: Field<TableColumn[]>;
  /** Renglones, celda por celda. / Rows, cell by cell. */
  rows: Field<unknown[][]>;
  /** Cómo seguir. / How to go on. */
  pageInfo: Field<PageInfo>;
};

/** Tema de la red. / Theme of the network. */
export type Theme = {
  __typename: Field<'Theme'>;
  /** Identificador: mobility, security… / Identifier: mobility, security… */
  id: Field<string>;
  /** Nombre. / Name. */
  name: Field<string>;
  /** Descripción. / Description. */
  description: Field<string>;
  /** Estándares vigentes del tema. / Current standards of the theme. */
  standards: Field<Standard[]>;
  /** Conjuntos vigentes. / Live datasets. */
  datasets: Field<number>;
  /** Gobiernos que publican en el tema. / Governments that publish in the theme. */
  members: Field<number>;
};

/** Conjuntos de un tema. / Datasets of a theme. */
export type ThemeCount = {
  __typename: Field<'ThemeCount'>;
  /** El tema; nulo si no tienen. / The theme; null when they have none. */
  theme: Field<Theme | null>;
  /** Conjuntos. / Datasets. */
  datasets: Field<number>;
};

/** Lo que queda de un conjunto retirado. / What is left of a withdrawn dataset. */
export type Tombstone = {
  __typename: Field<'Tombstone'>;
  /** Identificador del conjunto. / Identifier of the dataset. */
  id: Field<string>;
  /** Título. / Title. */
  title: Field<string>;
  /** Gobierno que lo publicaba. / Government that published it. */
  government: Field<Government | null>;
  /** Motivo. / Reason. */
  reason: Field<string>;
  /** Cuándo se retiró. / When it was withdrawn. */
  withdrawnAt: Field<string>;
};

/** Cuánto se usa algo: respuestas por día, sin cookies, direcciones ni nada de quien pregunta. / How much something is used: answers by day, without cookies, addresses or anything of who asks. */
export type Use = {
  __typename: Field<'Use'>;
  /** Archivos descargados. / Files downloaded. */
  downloads: Field<number>;
  /** Lecturas por programas. / Readings by programs. */
  apiReads: Field<number>;
  /** Visitas a su página. / Visits to its page. */
  views: Field<number>;
  /** De robots que se declaran, aparte de lo demás. / By robots that say so, apart from the rest. */
  robots: Field<number>;
  /** Primer día con alguna; nulo si aún no hay. / First day with any; null while there is none. */
  since: Field<string | null>;
  /** Los últimos 30 días. / The last 30 days. */
  last30Days: Field<UseCount>;
  /** Día por día, del más viejo al de hoy, también aquellos sin uso. De 1 a 90. / Day by day, oldest to today, those without use too. From 1 to 90. */
  days: Field<UseDay[], { last?: number | null }>;
  /** Cómo se cuenta. / How it is counted. */
  method: Field<string>;
  /** Los días como CSV; nulo para toda la red. / The days as CSV; null for the whole network. */
  csvUrl: Field<string | null>;
};

/** Cuánto se usó algo en un periodo. / How much something was used in a period. */
export type UseCount = {
  __typename: Field<'UseCount'>;
  /** Archivos descargados. / Files downloaded. */
  downloads: Field<number>;
  /** Lecturas por programas. / Readings by programs. */
  apiReads: Field<number>;
  /** Visitas a su página. / Visits to its page. */
  views: Field<number>;
  /** De robots que se declaran. / By robots that say so. */
  robots: Field<number>;
};

/** Cuánto se usó algo en un día de la Ciudad de México. / How much something was used in a day of Mexico City. */
export type UseDay = {
  __typename: Field<'UseDay'>;
  /** El día. / The day. */
  day: Field<string>;
  /** Archivos descargados. / Files downloaded. */
  downloads: Field<number>;
  /** Lecturas por programas. / Readings by programs. */
  apiReads: Field<number>;
  /** Visitas a su página. / Visits to its page. */
  views: Field<number>;
  /** De robots que se declaran. / By robots that say so. */
  robots: Field<number>;
};

export const schemaMap = {
  Catalogue: {
    freshness: ['FreshnessCount'],
    sources: ['Source'],
    themes: ['ThemeCount'],
  },
  CatalogueQuality: {
    dimensions: ['MetadataDimension'],
    freshness: ['FreshnessCount'],
    conformance: ['ConformanceCount'],
    ratings: ['RatingCount'],
  },
  ComparedGovernment: {
    government: ['Government'],
    coverage: ['Coverage'],
    freshness: ['FreshnessCount'],
  },
  Comparison: {
    theme: ['Theme'],
    governments: ['ComparedGovernment'],
  },
  Consultation: {
    government: ['Government'],
    options: ['ConsultationOption'],
  },
  ConsultationConnection: {
    nodes: ['Consultation'],
    edges: ['ConsultationEdge'],
    pageInfo: ['PageInfo'],
  },
  ConsultationEdge: {
    node: ['Consultation'],
  },
  ConsultationOption: {
    request: ['DataRequest'],
  },
  Coverage: {
    standard: ['Standard'],
  },
  DataRequest: {
    government: ['Government'],
    theme: ['Theme'],
    dataset: ['Dataset'],
    mergedInto: ['DataRequest'],
  },
  DataRequestConnection: {
    nodes: ['DataRequest'],
    edges: ['DataRequestEdge'],
    pageInfo: ['PageInfo'],
  },
  DataRequestEdge: {
    node: ['DataRequest'],
  },
  Dataset: {
    theme: ['Theme'],
    publisher: ['Government'],
    source: ['Source'],
    standard: ['Standard'],
    package: ['Package'],
    contact: ['Contact'],
    distributions: ['Distribution'],
    preview: ['Preview'],
    alsoAt: ['Link'],
    quality: ['Quality'],
    reuses: ['Reuse'],
    reports: ['DatasetReport'],
    use: ['Use'],
  },
  DatasetConnection: {
    nodes: ['Dataset'],
    edges: ['DatasetEdge'],
    pageInfo: ['PageInfo'],
    facets: ['Facet'],
  },
  DatasetEdge: {
    node: ['Dataset'],
    why: ['DatasetWhy'],
  },
  DatasetHistory: {
    publisher: ['Government'],
    stateAt: ['', { date: 'DateTime!' }],
    asOf: ['Dataset', { date: 'DateTime!' }],
    versions: ['DatasetVersionConnection', { first: 'Int', after: 'String' }],
  },
  DatasetReport: {
    dataset: ['Dataset'],
  },
  DatasetVersion: {
    changes: ['FieldChange'],
  },
  DatasetVersionConnection: {
    nodes: ['DatasetVersion'],
    edges: ['DatasetVersionEdge'],
    pageInfo: ['PageInfo'],
  },
  DatasetVersionEdge: {
    node: ['DatasetVersion'],
  },
  DatasetWhy: {
    matched: ['DatasetMatch'],
  },
  Distribution: {
    check: ['LinkCheck'],
  },
  EvidenceConnection: {
    nodes: ['Evidence'],
    edges: ['EvidenceEdge'],
    pageInfo: ['PageInfo'],
  },
  EvidenceEdge: {
    node: ['Evidence'],
  },
  Facet: {
    buckets: ['FacetBucket'],
  },
  FigureContest: {
    government: ['Government'],
    theme: ['Theme'],
  },
  Government: {
    state: ['Government'],
    officials: ['Official'],
    memorandum: ['Memorandum'],
    commitments: ['Commitment'],
    burnDown: ['BurnDownPoint'],
    catalogue: ['Catalogue'],
    packages: ['Package'],
    coverage: ['Coverage'],
    peers: ['Government', { first: 'Int' }],
    peerGroups: ['PeerGroup'],
    metropolitanArea: ['MetropolitanArea'],
    neighbours: ['Government'],
    municipalities: ['GovernmentConnection', { first: 'Int', after: 'String' }],
    datasets: ['DatasetConnection', { first: 'Int', after: 'String' }],
    score: ['Scorecard', { theme: 'ID' }],
    quality: ['CatalogueQuality', { theme: 'ID' }],
    fixes: ['QualityFix', { first: 'Int' }],
    demand: ['Demand'],
    inventory: ['Inventory'],
    asOf: ['GovernmentThen', { date: 'DateTime!' }],
    indicators: ['IndicatorFigure', { theme: 'ID' }],
    use: ['Use'],
  },
  GovernmentConnection: {
    nodes: ['Government'],
    edges: ['GovernmentEdge'],
    pageInfo: ['PageInfo'],
  },
  GovernmentEdge: {
    node: ['Government'],
  },
  GovernmentThen: {
    memorandum: ['MemorandumThen'],
    packages: ['PackageThen'],
  },
  Indicator: {
    theme: ['Theme'],
    standard: ['Standard'],
    breaks: ['IndicatorBreak'],
    periods: ['IndicatorPeriod'],
    map: ['IndicatorMap', { level: 'Level', period: 'String', series: 'String', breakdown: 'String' }],
    lines: ['IndicatorLine', { cvegeos: '[ID!]!', breakdown: 'String', period: 'String' }],
    sources: ['IndicatorSource'],
  },
  IndicatorFigure: {
    indicator: ['Indicator'],
    government: ['Government'],
    publisher: ['Government'],
    parts: ['IndicatorFigure'],
  },
  IndicatorLine: {
    government: ['Government'],
    figures: ['IndicatorFigure'],
  },
  IndicatorMap: {
    marks: ['IndicatorMark'],
  },
  IndicatorSource: {
    government: ['Government'],
    datasets: ['IndicatorDataset'],
  },
  Inventory: {
    dataset: ['Dataset'],
    planDataset: ['Dataset'],
    items: ['InventoryItemConnection', { filter: 'InventoryItemFilter', sort: 'InventoryItemSort', first: 'Int', after: 'String' }],
    plan: ['InventoryItemConnection', { first: 'Int', after: 'String' }],
  },
  InventoryItem: {
    government: ['Government'],
    legalBasis: ['LegalBasis'],
    dataset: ['Dataset'],
    standard: ['Standard'],
    theme: ['Theme'],
  },
  InventoryItemConnection: {
    nodes: ['InventoryItem'],
    edges: ['InventoryItemEdge'],
    pageInfo: ['PageInfo'],
  },
  InventoryItemEdge: {
    node: ['InventoryItem'],
  },
  LedgerConnection: {
    nodes: ['LedgerEntry'],
    edges: ['LedgerEdge'],
    pageInfo: ['PageInfo'],
  },
  LedgerEdge: {
    node: ['LedgerEntry'],
  },
  LedgerEntry: {
    government: ['Government'],
  },
  LiveAnswer: {
    datasets: ['LiveDataset'],
    answers: ['LiveReply'],
  },
  LiveDataset: {
    publisher: ['Government'],
    node: ['LiveNode'],
  },
  LiveNode: {
    government: ['Government'],
  },
  LiveReply: {
    government: ['Government'],
    node: ['LiveNode'],
  },
  Memorandum: {
    government: ['Government'],
    parent: ['Memorandum'],
    renews: ['Memorandum'],
    addenda: ['Memorandum'],
    parties: ['MemorandumParty'],
    signatures: ['MemorandumSignature'],
    text: ['MemorandumBlock'],
    commitments: ['Commitment'],
    burnDown: ['BurnDownPoint'],
  },
  MemorandumBlock: {
    items: ['MemorandumItem'],
  },
  MemorandumConnection: {
    nodes: ['Memorandum'],
    edges: ['MemorandumEdge'],
    pageInfo: ['PageInfo'],
  },
  MemorandumEdge: {
    node: ['Memorandum'],
  },
  MetadataDimension: {
    indicators: ['MetadataIndicator'],
  },
  MethodDimension: {
    indicators: ['MethodIndicator'],
  },
  MetropolitanArea: {
    municipalities: ['Government'],
  },
  MonthlyReport: {
    figures: ['NetworkFigure'],
  },
  MonthlyReportConnection: {
    nodes: ['MonthlyReport'],
    edges: ['MonthlyReportEdge'],
    pageInfo: ['PageInfo'],
  },
  MonthlyReportEdge: {
    node: ['MonthlyReport'],
  },
  NationalTable: {
    standard: ['Standard'],
    columns: ['TableColumn'],
    coverage: ['TableCoverage'],
    rows: ['TableRows', { filter: '[RowFilter!]', query: 'String', columns: '[String!]', sort: '[RowSort!]', first: 'Int', after: 'String' }],
    aggregate: ['TableAggregate', { groupBy: '[String!]', measures: '[Measure!]!', filter: '[RowFilter!]', query: 'String', sort: '[RowSort!]', first: 'Int' }],
  },
  Network: {
    governments: ['GovernmentCount'],
    sources: ['SourceCount'],
    figures: ['NetworkFigure'],
    months: ['NetworkMonth', { last: 'Int' }],
    use: ['Use'],
  },
  NetworkMonth: {
    values: ['NetworkValue'],
  },
  Package: {
    theme: ['Theme'],
    publisher: ['Government'],
    datasets: ['Dataset'],
  },
  PackageConnection: {
    nodes: ['Package'],
    edges: ['PackageEdge'],
    pageInfo: ['PageInfo'],
  },
  PackageEdge: {
    node: ['Package'],
  },
  PackageThen: {
    theme: ['Theme'],
  },
  PeerGroup: {
    why: ['', { first: 'Int' }],
    governments: ['Government', { first: 'Int' }],
  },
  Preview: {
    columns: ['PreviewColumn'],
  },
  Quality: {
    freshness: ['QualityFreshness'],
    links: ['LinkHealth'],
    dimensions: ['MetadataDimension'],
    losses: ['QualityLoss'],
  },
  QualityFix: {
    source: ['Source'],
    examples: ['Dataset'],
  },
  QualityMethod: {
    parts: ['GradePart'],
    dimensions: ['MethodDimension'],
    findings: ['MethodFinding'],
    efforts: ['FixEffort'],
  },
  Query: {
    network: ['Network'],
    monthlyReports: ['MonthlyReportConnection', { first: 'Int', after: 'String' }],
    monthlyReport: ['MonthlyReport', { month: 'ID!' }],
    government: ['Government', { cvegeo: 'ID!' }],
    governments: ['GovernmentConnection', { filter: 'GovernmentFilter', first: 'Int', after: 'String' }],
    themes: ['Theme'],
    standard: ['Standard', { id: 'ID!' }],
    dataset: ['Dataset', { id: 'ID!' }],
    datasetHistory: ['DatasetHistory', { id: 'ID!' }],
    datasets: ['DatasetConnection', { query: 'String', filter: 'DatasetFilter', sort: 'DatasetSort', first: 'Int', after: 'String' }],
    suggest: ['Suggestion', { text: 'String!', first: 'Int' }],
    tombstone: ['Tombstone', { id: 'ID!' }],
    package: ['Package', { id: 'ID!' }],
    packages: ['PackageConnection', { filter: 'PackageFilter', first: 'Int', after: 'String' }],
    memoranda: ['MemorandumConnection', { filter: 'MemorandumFilter', first: 'Int', after: 'String' }],
    memorandum: ['Memorandum', { id: 'ID!' }],
    rankings: ['RankingConnection', { level: 'Level!', theme: 'ID', peersOf: 'ID', order: 'RankingOrder', first: 'Int', after: 'String' }],
    indicators: ['Indicator', { theme: 'ID' }],
    indicator: ['Indicator', { id: 'ID!' }],
    compare: ['Comparison', { cvegeos: '[ID!]!', theme: 'ID' }],
    metropolitanAreas: ['MetropolitanArea'],
    dataRequests: ['DataRequestConnection', { filter: 'DataRequestFilter', sort: 'DataRequestSort', first: 'Int', after: 'String' }],
    dataRequest: ['DataRequest', { id: 'ID!' }],
    reuses: ['ReuseConnection', { filter: 'ReuseFilter', first: 'Int', after: 'String' }],
    reuse: ['Reuse', { id: 'ID!' }],
    consultations: ['ConsultationConnection', { filter: 'ConsultationFilter', first: 'Int', after: 'String' }],
    consultation: ['Consultation', { id: 'ID!' }],
    source: ['Source', { id: 'ID!' }],
    sources: ['SourceConnection', { filter: 'SourceFilter', first: 'Int', after: 'String' }],
    inventoryItems: ['InventoryItemConnection', { filter: 'InventoryItemFilter', sort: 'InventoryItemSort', first: 'Int', after: 'String' }],
    live: ['LiveAnswer', { query: 'String', governments: '[ID!]', first: 'Int' }],
    ledger: ['LedgerConnection', { filter: 'LedgerFilter', first: 'Int', after: 'String' }],
    table: ['NationalTable', { standard: 'ID!' }],
    qualityMethod: ['QualityMethod'],
  },
  RankingConnection: {
    theme: ['Theme'],
    peersOf: ['Government'],
    nodes: ['RankingEntry'],
    edges: ['RankingEdge'],
    pageInfo: ['PageInfo'],
    apart: ['RankingEntry', { first: 'Int' }],
  },
  RankingEdge: {
    node: ['RankingEntry'],
    government: ['Government'],
    score: ['Scorecard'],
  },
  RankingEntry: {
    government: ['Government'],
    score: ['Scorecard'],
  },
  Reuse: {
    goals: ['SustainableGoal'],
    datasets: ['Dataset'],
  },
  ReuseConnection: {
    nodes: ['Reuse'],
    edges: ['ReuseEdge'],
    pageInfo: ['PageInfo'],
  },
  ReuseEdge: {
    node: ['Reuse'],
  },
  Scorecard: {
    government: ['Government'],
    theme: ['Theme'],
    figures: ['ScorecardFigure'],
    history: ['ScorecardMonth', { last: 'Int' }],
    themes: ['Scorecard'],
    contests: ['FigureContest'],
    evidence: ['EvidenceConnection', { figure: 'ID!', first: 'Int', after: 'String' }],
  },
  ScorecardFigure: {
    contests: ['FigureContest'],
  },
  ScorecardMonth: {
    figures: ['FigureValue'],
  },
  Source: {
    government: ['Government'],
    days: ['SourceDay', { last: 'Int' }],
    slo: ['ServiceLevel'],
  },
  SourceConnection: {
    nodes: ['Source'],
    edges: ['SourceEdge'],
    pageInfo: ['PageInfo'],
  },
  SourceEdge: {
    node: ['Source'],
  },
  Standard: {
    theme: ['Theme'],
    references: ['Link'],
    fields: ['StandardField'],
  },
  TableAggregate: {
    columns: ['TableColumn'],
  },
  TableCoverage: {
    published: ['TablePart', { first: 'Int' }],
    missing: ['Government', { first: 'Int' }],
  },
  TablePart: {
    government: ['Government'],
    dataset: ['Dataset'],
  },
  TableRows: {
    columns: ['TableColumn'],
    pageInfo: ['PageInfo'],
  },
  Theme: {
    standards: ['Standard'],
  },
  ThemeCount: {
    theme: ['Theme'],
  },
  Tombstone: {
    government: ['Government'],
  },
  Use: {
    last30Days: ['UseCount'],
    days: ['UseDay', { last: 'Int' }],
  },
} as const;
