import { monthlyReportText, type MonthlyReportFacts, type ReportBlock } from '@rma/domain';
import { drawDocument, printable } from '@rma/pdf';

const printableBlock = (block: ReportBlock): ReportBlock =>
  block.kind === 'figures'
    ? {
        ...block,
        caption: printable(block.caption),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) }))),
      }
    : { ...block, text: printable(block.text) };

/** A report as PDF/A; the same facts and instant give the same bytes. */
export function drawReport(facts: MonthlyReportFacts, publishedAt: Date): Promise<Buffer> {
  const [title, ...rest] = monthlyReportText(facts).map(printableBlock);
  const name = title?.kind === 'title' ? title.text : facts.month;
  return drawDocument([{ kind: 'title', text: `Red México Abierto. ${name}` }, ...rest], {
    title: `${name} de la Red México Abierto`,
    subject: 'Informe mensual',
    foot: `Red México Abierto · ${name}`,
    createdAt: publishedAt,
  });
}
