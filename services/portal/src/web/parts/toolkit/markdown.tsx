import { Fragment, type ReactNode } from 'react';

type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: string[] };

const item = /^(?:- |\d+\. )/;

/** The little Markdown the toolkit is written in: second-level headings, paragraphs, lists and bold. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((text): Block => {
      if (text.startsWith('## ')) return { kind: 'heading', text: text.slice(3) };
      if (!item.test(text)) return { kind: 'paragraph', text: text.replaceAll('\n', ' ') };
      const items = text.split(/\n(?=- |\d+\. )/).map((line) => line.replace(item, ''));
      return { kind: 'list', isOrdered: /^\d/.test(text), items };
    });
}

/** Bold between double asterisks; everything else is text, so nothing of a document becomes markup. */
function emphasized(text: string): ReactNode {
  return text
    .split('**')
    .map((part, place) =>
      place % 2 === 1 ? <strong key={place}>{part}</strong> : <Fragment key={place}>{part}</Fragment>,
    );
}

export function Markdown({ text }: { text: string }) {
  return blocksOf(text).map((block, place) => {
    if (block.kind === 'heading') return <h2 key={place}>{block.text}</h2>;
    if (block.kind === 'paragraph') return <p key={place}>{emphasized(block.text)}</p>;
    const items = block.items.map((each) => <li key={each}>{emphasized(each)}</li>);
    return block.isOrdered ? <ol key={place}>{items}</ol> : <ul key={place}>{items}</ul>;
  });
}
