import { Parser } from 'htmlparser2';
import { cleanText } from './field-text.ts';

const unread = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', 'svg', 'object']);
const blocks = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'article',
  'hr',
]);

/** Longer than any description that is kept; the rest is not even looked at. */
const LONGEST = 1_000_000;

/**
 * The words of a text written in HTML, a line per block and a dash per item of a list; a text without tags or
 * entities stays as it is. What is not shown to a reader (scripts, styles) is left out. Never throws.
 */
export function plainText(written: string): string {
  if (!/[<&]/.test(written)) return written;
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      if (unread.has(name)) hidden += 1;
      else if (name === 'li') text += '\n- ';
      else if (blocks.has(name)) text += '\n';
      else if (name === 'td' || name === 'th') text += ' ';
    },
    ontext(piece) {
      if (hidden === 0) text += piece.replaceAll(/[\r\n\t]+/g, ' ');
    },
    onclosetag(name) {
      if (unread.has(name)) hidden = Math.max(0, hidden - 1);
      else if (blocks.has(name) && name !== 'li' && name !== 'br') text += '\n';
    },
  });
  parser.end(written.slice(0, LONGEST));
  return cleanText(
    text
      .replaceAll('\u00A0', ' ')
      .replaceAll(/[ \t]+/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n'),
  );
}
