import { foldText } from './text.ts';

type Basis = {
  /** What it protects, as a person chooses it. */
  name: string;
  law: string;
  /** Where in the law; null when the law as a whole is meant. */
  article: string | null;
  /** Where the law was published. */
  source: string;
  /** False while nobody has checked the number of the article against the official text: it is shown as such. */
  isArticleConfirmed: boolean;
  /** Folded words by which the reasons that people write are recognised, most telling first. */
  saidAs: readonly string[];
};

const transparency = {
  law: 'Ley General de Transparencia y Acceso a la Información Pública',
  source: 'DOF 20-mar-2025',
  // Renumbered in 2025: the causes are those of the law of 2015 (articles 113 and 116), the numbers are to be checked.
  isArticleConfirmed: false,
} as const;

/** Why data cannot be opened: the causes of Mexican law that a government may invoke, by a key that never changes. */
export const legalBases = {
  'personal-data': {
    name: 'Contiene datos personales',
    ...transparency,
    article: '115, y Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados',
    saidAs: ['datos personales', 'dato personal', 'lgpdppso', 'confidencial', 'padron de beneficiarios'],
  },
  minors: {
    name: 'Protege la intimidad de niñas, niños y adolescentes',
    law: 'Ley General de los Derechos de Niñas, Niños y Adolescentes',
    article: '76',
    source: 'DOF 4-dic-2014',
    isArticleConfirmed: true,
    saidAs: ['menores de edad', 'ninas ninos', 'niñas niños', 'adolescentes'],
  },
  'commercial-secret': {
    name: 'Es secreto bancario, fiduciario, industrial, comercial, bursátil o postal de un particular',
    ...transparency,
    article: '115',
    saidAs: ['secreto bancario', 'secreto industrial', 'secreto comercial', 'secreto fiduciario'],
  },
  'tax-secret': {
    name: 'Es secreto fiscal',
    law: 'Código Fiscal de la Federación, o el código fiscal de la entidad',
    article: '69',
    source: 'DOF 31-dic-1981',
    isArticleConfirmed: true,
    saidAs: ['secreto fiscal', 'codigo fiscal'],
  },
  'statistical-secret': {
    name: 'Son datos que los informantes dieron para fines estadísticos',
    law: 'Ley del Sistema Nacional de Información Estadística y Geográfica',
    article: '37',
    source: 'DOF 16-abr-2008',
    isArticleConfirmed: true,
    saidAs: ['secreto estadistico', 'fines estadisticos', 'lsnieg'],
  },
  'public-security': {
    name: 'Compromete la seguridad nacional, la seguridad pública o la defensa nacional',
    ...transparency,
    article: '112, fracción I',
    saidAs: ['seguridad nacional', 'seguridad publica', 'defensa nacional'],
  },
  'life-and-safety': {
    name: 'Pone en riesgo la vida, la seguridad o la salud de una persona',
    ...transparency,
    article: '112, fracción V',
    saidAs: ['riesgo la vida', 'vida seguridad o salud', 'integridad de las personas', 'victimas'],
  },
  'crime-prevention': {
    name: 'Obstruye la prevención o la persecución de los delitos',
    ...transparency,
    article: '112, fracción VII',
    saidAs: ['persecucion de los delitos', 'prevencion de los delitos', 'prevencion del delito'],
  },
  investigation: {
    name: 'Es parte de una investigación de hechos que la ley señala como delito',
    ...transparency,
    article: '112, fracción XII',
    saidAs: ['carpeta de investigacion', 'carpetas de investigacion', 'averiguacion previa'],
  },
  audit: {
    name: 'Obstruye una verificación, inspección o auditoría, o la recaudación de contribuciones',
    ...transparency,
    article: '112, fracción VI',
    saidAs: ['auditoria en curso', 'verificacion inspeccion', 'recaudacion de contribuciones'],
  },
  deliberation: {
    name: 'Es parte de un proceso deliberativo en el que aún no hay decisión',
    ...transparency,
    article: '112, fracción VIII',
    saidAs: ['proceso deliberativo', 'deliberativo'],
  },
  'responsibility-procedure': {
    name: 'Es parte de un procedimiento de responsabilidad administrativa sin resolución',
    ...transparency,
    article: '112, fracción IX',
    saidAs: ['responsabilidad administrativa', 'responsabilidades administrativas'],
  },
  'due-process': {
    name: 'Afecta los derechos del debido proceso',
    ...transparency,
    article: '112, fracción X',
    saidAs: ['debido proceso'],
  },
  'open-trial': {
    name: 'Es parte de un juicio o procedimiento que no ha causado estado',
    ...transparency,
    article: '112, fracción XI',
    saidAs: ['causado estado', 'cause estado', 'expediente judicial', 'juicio en tramite'],
  },
  negotiations: {
    name: 'Menoscaba negociaciones o relaciones internacionales',
    ...transparency,
    article: '112, fracción II',
    saidAs: ['relaciones internacionales', 'negociaciones'],
  },
  'economic-stability': {
    name: 'Afecta la estabilidad financiera, económica o monetaria del país',
    ...transparency,
    article: '112, fracción IV',
    saidAs: ['estabilidad financiera', 'estabilidad economica'],
  },
  copyright: {
    name: 'Es obra de un tercero que no cedió los derechos para difundirla',
    law: 'Ley Federal del Derecho de Autor',
    article: null,
    source: 'DOF 24-dic-1996',
    isArticleConfirmed: true,
    saidAs: ['derechos de autor', 'derecho de autor', 'propiedad de terceros', 'licencia de terceros'],
  },
  'other-law': {
    name: 'Otra ley o un tratado le da expresamente ese carácter (dígalo en la razón)',
    ...transparency,
    article: '112, fracción XIII',
    saidAs: ['por disposicion expresa', 'otra ley'],
  },
} as const satisfies Record<string, Basis>;

export type LegalBasisId = keyof typeof legalBases;
export const legalBasisIds = Object.keys(legalBases) as [LegalBasisId, ...LegalBasisId[]];

export const isLegalBasis = (id: string): id is LegalBasisId => Object.hasOwn(legalBases, id);

/** `Contiene datos personales (Ley General …, artículo 115)`: a basis as it is cited. */
export function citeLegalBasis(id: LegalBasisId): string {
  const { name, law, article }: Basis = legalBases[id];
  return `${name} (${law}${article === null ? '' : `, artículo ${article}`})`;
}

/** The basis that a reason in a person's own words names, or null; the one that is named first counts. */
export function legalBasisIn(reason: string): LegalBasisId | null {
  const folded = foldText(reason);
  const found = legalBasisIds
    .map((id) => {
      const said: readonly string[] = legalBases[id].saidAs;
      const places = said.map((words) => folded.indexOf(words)).filter((place) => place >= 0);
      return { id, place: Math.min(...places) };
    })
    .filter(({ place }) => Number.isFinite(place))
    .toSorted((a, b) => a.place - b.place);
  return found[0]?.id ?? null;
}
