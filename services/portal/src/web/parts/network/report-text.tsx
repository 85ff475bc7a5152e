import type { ReportBlock, ReportCell } from '@rma/domain';
import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';

/** The parts of a report as the page shows them; the PDF is drawn from the same ones. */
export function ReportText({ blocks }: { blocks: ReportBlock[] }) {
  return blocks.map((block, place) => <Block key={place} block={block} />);
}

function Block({ block }: { block: ReportBlock }) {
  switch (block.kind) {
    case 'title':
      return <h1>{block.text}</h1>;
    case 'heading':
      return <h2 id={block.id}>{block.text}</h2>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'figures':
      return (
        <DataTable
          caption={block.caption}
          captionHidden={block.isNamedByHeading === true}
          isDense={block.isNamedByHeading === true}
          keyOf={(row) => block.rows.indexOf(row)}
          rows={block.rows}
          columns={block.columns.map(({ title, isNumber }, place) => ({
            title,
            ...(isNumber && { isNumber }),
            cell: (row: ReportCell[]) => <Cell cell={row[place]} />,
          }))}
        />
      );
  }
}

function Cell({ cell }: { cell: ReportCell | undefined }) {
  if (cell === undefined) return null;
  return cell.path === undefined ? cell.text : <Link to={cell.path}>{cell.text}</Link>;
}
