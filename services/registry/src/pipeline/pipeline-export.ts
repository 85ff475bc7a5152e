import { csvText, eligibilityWords, pipelineMatterWords, pipelineStageWords } from '@rma/domain';
import { writeXlsx } from 'hucre';
import type { GovernmentStanding } from './government-standing.ts';

type Cell = string | number | null;
type Column = { title: string; width: number; cell: (government: GovernmentStanding) => Cell };

const agreementWords: Record<string, string> = {
  signed: 'Firmado, aún no vigente',
  active: 'Vigente',
  expiring: 'Por vencer',
  suspended: 'Suspendido',
  expired: 'Vencido',
  terminated: 'Terminado',
};

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

/** What the table of the board shows, a column each, for whoever goes on with it in a spreadsheet. */
const columns: Column[] = [
  { title: 'Clave', width: 8, cell: ({ cvegeo }) => cvegeo },
  { title: 'Gobierno', width: 30, cell: ({ name }) => name },
  { title: 'Nivel', width: 11, cell: ({ level }) => (level === 'state' ? 'Estado' : 'Municipio') },
  { title: 'Estado', width: 22, cell: ({ stateName }) => stateName },
  { title: 'Población 2020', width: 14, cell: ({ population }) => population },
  { title: 'Etapa', width: 16, cell: ({ stage }) => pipelineStageWords[stage] },
  { title: 'Elegible', width: 20, cell: ({ eligibility }) => eligibilityWords[eligibility.reason] },
  { title: 'Elegible hasta', width: 14, cell: ({ eligibility }) => eligibility.until },
  {
    title: 'Pide atención',
    width: 40,
    cell: ({ matters }) => matters.map((matter) => pipelineMatterWords[matter]).join('; '),
  },
  { title: 'Responsable', width: 24, cell: ({ owner }) => owner?.name ?? null },
  { title: 'Próximo paso', width: 32, cell: ({ nextStep }) => nextStep },
  { title: 'Fecha del próximo paso', width: 14, cell: ({ nextStepOn }) => nextStepOn },
  { title: 'Invitado el', width: 12, cell: ({ invitedAt }) => day(invitedAt) },
  { title: 'Último contacto', width: 14, cell: ({ contactedAt }) => day(contactedAt) },
  { title: 'Convenio', width: 22, cell: ({ agreement }) => agreement?.folio ?? null },
  {
    title: 'Situación del convenio',
    width: 20,
    cell: ({ agreement }) => (agreement ? (agreementWords[agreement.state] ?? agreement.state) : null),
  },
  { title: 'Convenio hasta', width: 14, cell: ({ agreement }) => agreement?.validUntil ?? null },
  { title: 'Compromisos cumplidos', width: 12, cell: ({ commitments }) => commitments.met },
  { title: 'Compromisos pendientes', width: 12, cell: ({ commitments }) => commitments.pending },
  { title: 'Compromisos vencidos', width: 12, cell: ({ commitments }) => commitments.overdue },
  { title: 'Próximo compromiso', width: 14, cell: ({ commitments }) => commitments.nextDueOn },
  { title: 'Peticiones abiertas', width: 12, cell: ({ requests }) => requests.open },
  { title: 'Peticiones vencidas', width: 12, cell: ({ requests }) => requests.overdue },
  { title: 'Peticiones respondidas', width: 12, cell: ({ requests }) => requests.answered },
  { title: 'Respondidas fuera de plazo', width: 12, cell: ({ requests }) => requests.answeredLate },
  { title: 'Consultas sin respuesta', width: 12, cell: ({ ticketsWaiting }) => ticketsWaiting },
  { title: 'Inventario registrado', width: 14, cell: ({ inventory }) => day(inventory.filedAt) },
  { title: 'Datos en el inventario', width: 12, cell: ({ inventory }) => inventory.items },
  { title: 'Plan publicado', width: 14, cell: ({ plan }) => day(plan.publishedAt) },
  { title: 'Fechas del plan vencidas', width: 12, cell: ({ plan }) => plan.overdue },
  { title: 'Paquetes publicados', width: 12, cell: ({ packages }) => packages },
  {
    title: 'Cargos vacantes',
    width: 22,
    cell: ({ vacancies }) =>
      vacancies.map((post) => (post === 'liaison' ? 'Enlace' : 'Administrador de datos')).join('; '),
  },
  {
    title: 'Administración desde',
    width: 14,
    cell: ({ administration }) => administration?.startsOn ?? null,
  },
  { title: 'Administración hasta', width: 14, cell: ({ administration }) => administration?.endsOn ?? null },
  {
    title: 'Fechas de la administración',
    width: 16,
    cell: ({ administration }) =>
      administration === null ? null : administration.isConfirmed ? 'Confirmadas' : 'Por confirmar',
  },
];

/** Governments as a CSV for a spreadsheet: UTF-8 with BOM, a heading in Spanish, dates as YYYY-MM-DD. */
export function pipelineCsv(governments: readonly GovernmentStanding[]): string {
  return csvText(
    columns.map(({ title }) => title),
    governments.map((government) => columns.map(({ cell }) => cell(government))),
  );
}

const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const;

/** The same as an XLSX: every text is a cell of text, which no spreadsheet runs; keys keep their zeros. */
export function pipelineXlsx(governments: readonly GovernmentStanding[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: 'Gobiernos',
        columns: columns.map(({ width }) => ({ width })),
        rows: [
          columns.map(({ title }) => title),
          ...governments.map((government) => columns.map(({ cell }) => cell(government))),
        ],
        cells: new Map(columns.map((_column, index) => [`0,${index}`, { style: heading }])),
        freezePane: { rows: 1, columns: 2 },
      },
    ],
  });
}
