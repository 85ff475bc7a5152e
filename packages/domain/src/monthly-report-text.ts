import { figureChange, figureText } from './figure-words.ts';
import {
  networkFigureIds,
  networkFigures,
  networkSections,
  type NetworkFigureId,
  type NetworkSection,
} from './network-figures.ts';
import { addMonths, monthName, type MonthlyReportFacts } from './monthly-report.ts';
import { dateInWords } from './text.ts';

/** `path` is where in the portal it can be seen. */
export type ReportCell = { text: string; path?: string };
export type ReportColumn = { title: string; isNumber?: true; /** Of the width of all. */ share: number };

/** A part of a report; the web page and the PDF are made of the same parts, so they cannot say different things. */
export type ReportBlock =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string; id: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'figures';
      caption: string;
      /** The heading before it says the same, so it is not shown again. */
      isNamedByHeading?: true;
      columns: ReportColumn[];
      rows: ReportCell[][];
    };

const plural = (number: number, one: string, many: string) =>
  `${figureText('count', number)} ${number === 1 ? one : many}`;
const cell = (text: string, path?: string): ReportCell => (path === undefined ? { text } : { text, path });
const number = (value: number) => cell(figureText('count', value));
const governmentCell = ({ cvegeo, government }: { cvegeo: string; government: string }) =>
  cell(government, `/governments/${cvegeo}`);

function valueOf({ figures }: MonthlyReportFacts, id: NetworkFigureId): string {
  return figureText(networkFigures[id].unit, figures[id]);
}

function opening(facts: MonthlyReportFacts): string[] {
  const { month, figures } = facts;
  const known = (id: NetworkFigureId) => figures[id] ?? 0;
  const sentences = [
    `La red tiene ${plural(known('members'), 'gobierno integrante', 'gobiernos integrantes')} ` +
      `(${plural(known('memberStates'), 'estado', 'estados')} y ${plural(known('memberMunicipalities'), 'municipio', 'municipios')}), ` +
      `${plural(known('packages'), 'paquete temático', 'paquetes temáticos')} y ` +
      `${plural(known('datasets'), 'conjunto de datos', 'conjuntos de datos')}.`,
    `En ${monthName(month)} llegaron ${plural(known('newDatasets'), 'conjunto', 'conjuntos')} y ` +
      `${plural(known('newMembers'), 'gobierno se unió', 'gobiernos se unieron')}.`,
    `Se ${known('downloads') === 1 ? 'hizo' : 'hicieron'} ${plural(known('downloads'), 'descarga', 'descargas')}; ` +
      `la gente recibió respuesta a ${plural(known('requestsAnswered'), 'petición o reporte', 'peticiones o reportes')}.`,
  ];
  const isOfTheMonth = facts.stateOn.startsWith(month);
  const stated = isOfTheMonth
    ? `El estado de la red es el del ${dateInWords(facts.stateOn)}.`
    : `En ${monthName(month)} la red no se medía todavía: lo que aquí es un estado, y no algo que pasó en el mes, es del ${dateInWords(facts.stateOn)}.`;
  return [sentences.join(' '), stated];
}

function figuresOf(facts: MonthlyReportFacts, section: NetworkSection): ReportBlock[] {
  const ids = networkFigureIds.filter((id) => networkFigures[id].section === section);
  // Without a report before there is nothing to compare with, and no column for it.
  const { before } = facts;
  const columns: ReportColumn[] =
    before === null
      ? [
          { title: 'Cifra', share: 0.7 },
          { title: 'Valor', isNumber: true, share: 0.3 },
        ]
      : [
          { title: 'Cifra', share: 0.52 },
          { title: 'Valor', isNumber: true, share: 0.2 },
          { title: 'Frente al mes anterior', isNumber: true, share: 0.28 },
        ];
  return [
    { kind: 'heading', text: networkSections[section], id: section },
    {
      kind: 'figures',
      caption: networkSections[section],
      isNamedByHeading: true,
      columns,
      rows: ids.map((id) => {
        const { title, unit, path } = networkFigures[id];
        const row = [cell(title, path), cell(valueOf(facts, id))];
        if (before === null) return row;
        const change = figureChange(unit, { now: facts.figures[id], before: before[id] });
        return [...row, cell(change ?? 'sin comparación')];
      }),
    },
  ];
}

/** A list under its own sentence; nothing when it is empty. */
function list(
  caption: string,
  columns: ReportColumn[],
  { rows, total = rows.length }: { rows: ReportCell[][]; total?: number },
): ReportBlock[] {
  if (rows.length === 0) return [];
  const counted =
    total > rows.length
      ? `${caption}: los primeros ${rows.length} de ${figureText('count', total)}`
      : caption;
  return [{ kind: 'figures', caption: counted, columns, rows }];
}

function members(facts: MonthlyReportFacts): ReportBlock[] {
  return [
    ...figuresOf(facts, 'members'),
    ...list(
      'Se unieron',
      [
        { title: 'Gobierno', share: 0.7 },
        { title: 'Desde', share: 0.3 },
      ],
      {
        rows: facts.joined.map((one) => [governmentCell(one), cell(dateInWords(one.on))]),
      },
    ),
    ...list(
      'Firmaron su convenio',
      [
        { title: 'Gobierno', share: 0.45 },
        { title: 'Folio', share: 0.28 },
        { title: 'Firma', share: 0.27 },
      ],
      {
        rows: facts.signed.map((one) => [
          governmentCell(one),
          cell(one.folio, `/convenios/${one.id}`),
          cell(dateInWords(one.on)),
        ]),
      },
    ),
  ];
}

function published(facts: MonthlyReportFacts): ReportBlock[] {
  const { publishing, coverage } = facts;
  return [
    ...figuresOf(facts, 'data'),
    ...list(
      'Cobertura por tema: integrantes que publican un conjunto que sigue un estándar',
      [
        { title: 'Tema', share: 0.6 },
        { title: 'Publican', isNumber: true, share: 0.2 },
        { title: 'Integrantes', isNumber: true, share: 0.2 },
      ],
      {
        rows: coverage.map((one) => [
          cell(one.theme, `/temas/${one.themeId}`),
          number(one.publishing),
          number(one.members),
        ]),
      },
    ),
    ...list(
      'Quién publicó en el mes',
      [
        { title: 'Gobierno', share: 0.46 },
        { title: 'Nuevos', isNumber: true, share: 0.18 },
        { title: 'Actualizados', isNumber: true, share: 0.18 },
        { title: 'Retirados', isNumber: true, share: 0.18 },
      ],
      {
        total: publishing.total,
        rows: publishing.first.map((one) => [
          governmentCell(one),
          number(one.added),
          number(one.updated),
          number(one.removed),
        ]),
      },
    ),
  ];
}

function attention({ attention: asked }: MonthlyReportFacts): ReportBlock[] {
  const overdue = (title: string): ReportColumn[] => [
    { title: 'Gobierno', share: 0.7 },
    { title, isNumber: true, share: 0.3 },
  ];
  const parts = [
    ...list(
      'Convenios que vencen en los sesenta días siguientes',
      [
        { title: 'Gobierno', share: 0.45 },
        { title: 'Folio', share: 0.28 },
        { title: 'Hasta', share: 0.27 },
      ],
      {
        total: asked.memoranda.total,
        rows: asked.memoranda.first.map((one) => [
          governmentCell(one),
          cell(one.folio, `/convenios/${one.id}`),
          cell(dateInWords(one.until)),
        ]),
      },
    ),
    ...list('Compromisos vencidos', overdue('Vencidos'), {
      total: asked.commitments.total,
      rows: asked.commitments.first.map((one) => [governmentCell(one), number(one.overdue)]),
    }),
    ...list('Peticiones y reportes sin respuesta y fuera de plazo', overdue('Fuera de plazo'), {
      total: asked.requests.total,
      rows: asked.requests.first.map((one) => [governmentCell(one), number(one.overdue)]),
    }),
    ...list(
      'Fuentes con fallas, retenidas o atrasadas',
      [
        { title: 'Fuente', share: 0.4 },
        { title: 'Gobierno', share: 0.25 },
        { title: 'Por qué', share: 0.35 },
      ],
      {
        total: asked.sources.total,
        rows: asked.sources.first.map((one) => [
          cell(one.title, `/fuentes/${one.id}`),
          governmentCell(one),
          cell(one.why),
        ]),
      },
    ),
  ];
  return [
    { kind: 'heading', text: 'Lo que pide atención', id: 'atencion' },
    ...(parts.length === 0
      ? [
          {
            kind: 'paragraph' as const,
            text: 'Ningún convenio vence pronto, ningún compromiso está vencido, todas las fuentes están sanas y no hay peticiones fuera de plazo.',
          },
        ]
      : parts),
  ];
}

/** The text of a report, in Spanish, from its facts alone: the same facts give the same text. */
export function monthlyReportText(facts: MonthlyReportFacts): ReportBlock[] {
  const paragraphs = opening(facts).map((text): ReportBlock => ({ kind: 'paragraph', text }));
  return [
    { kind: 'title', text: `Informe de ${monthName(facts.month)}` },
    ...paragraphs,
    ...members(facts),
    ...published(facts),
    ...figuresOf(facts, 'quality'),
    ...figuresOf(facts, 'commitments'),
    ...figuresOf(facts, 'sources'),
    ...figuresOf(facts, 'demand'),
    ...figuresOf(facts, 'use'),
    ...list(
      'Los conjuntos más usados del mes',
      [
        { title: 'Conjunto', share: 0.4 },
        { title: 'Gobierno', share: 0.24 },
        { title: 'Descargas', isNumber: true, share: 0.12 },
        { title: 'Programas', isNumber: true, share: 0.12 },
        { title: 'Visitas', isNumber: true, share: 0.12 },
      ],
      {
        rows: facts.mostUsed.map((one) => [
          cell(one.title ?? 'Conjunto retirado', `/datasets/${one.id}`),
          governmentCell(one),
          number(one.downloads),
          number(one.apiReads),
          number(one.views),
        ]),
      },
    ),
    ...attention(facts),
    { kind: 'heading', text: 'Cómo se hizo', id: 'metodo' },
    {
      kind: 'paragraph',
      text:
        'Este informe se escribe solo al terminar el mes, con las cifras públicas de la red; nadie lo retoca, y su huella queda en la bitácora pública. ' +
        `${facts.before === null ? '' : `Las comparaciones son con ${monthName(addMonths(facts.month, -1))}. `}El método de cada cifra está en la página «La red en cifras».`,
    },
  ];
}
