import type { ReactNode } from 'react';
import type { AgreementBlock, AgreementItem } from './agreement-block.ts';

/**
 * An agreement as it is signed, block by block: the same list its PDF is drawn from. `besideClause` adds what people
 * say of a clause while they negotiate it.
 */
export function AgreementText({
  blocks,
  besideClause,
}: {
  blocks: readonly AgreementBlock[];
  besideClause?: (clause: { id: string; name: string }) => ReactNode;
}) {
  return (
    <div className="agreement" lang="es-MX">
      {blocks.map((block, index) => (
        // The list is drawn whole and never changes order.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={index} block={block} besideClause={besideClause} />
      ))}
    </div>
  );
}

function Block({
  block,
  besideClause,
}: {
  block: AgreementBlock;
  besideClause: ((clause: { id: string; name: string }) => ReactNode) | undefined;
}) {
  switch (block.kind) {
    case 'title':
      return <p className="agreement-title">{block.text}</p>;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return <Items items={block.items ?? []} />;
    case 'clause':
      return (
        <section className="clause" id={`clausula-${block.id ?? ''}`}>
          <h4>
            {block.label}. {block.title}.
          </h4>
          {(block.paragraphs ?? []).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Items items={block.items ?? []} />
          {besideClause?.({ id: block.id ?? '', name: `${block.label ?? ''}. ${block.title ?? ''}` })}
        </section>
      );
    case 'table':
      return (
        <div className="table-scroll" role="region" tabIndex={0} aria-label={block.caption ?? ''}>
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {(block.columns ?? []).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(block.rows ?? []).map((row) => (
                <tr key={row.join()}>
                  {row.map((cell, column) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'signatories':
      return (
        <div className="signatories">
          {(block.parties ?? []).map(({ organization, signatory, position }) => (
            <p key={organization}>
              <strong>{signatory}</strong>
              <br />
              {position}
              <br />
              {organization}
            </p>
          ))}
        </div>
      );
  }
}

function Items({ items }: { items: readonly AgreementItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="lettered">
      {items.map(({ label, text }) => (
        <li key={label}>
          <span>{label}</span> {text}
        </li>
      ))}
    </ul>
  );
}
