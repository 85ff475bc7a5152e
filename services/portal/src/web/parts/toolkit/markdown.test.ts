import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

test('headings, paragraphs, lists and bold become their elements', () => {
  expect(html('Uno\ndos.\n\n## Título\n\n- **a** b\n- c\n\n1. d\n2. e')).toBe(
    '<p>Uno dos.</p><h2>Título</h2><ul><li><strong>a</strong> b</li><li>c</li></ul><ol><li>d</li><li>e</li></ol>',
  );
});

test('nothing of a document becomes markup', () => {
  expect(html('<script>x</script>')).toBe('<p>&lt;script&gt;x&lt;/script&gt;</p>');
});
