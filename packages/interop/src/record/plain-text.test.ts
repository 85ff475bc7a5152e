import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['sin marcas', 'sin marcas'],
  ['a < b & c', 'a < b & c'],
  ['<p>Uno &amp; dos</p><p>tres</p>', 'Uno & dos\n\ntres'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['antes<script>alert("x")</script><style>p{}</style> después', 'antes después'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['<div>Ni&ntilde;ez<br>y&nbsp;educaci&oacute;n', 'Niñez\ny educación'],
  ['<a href="javascript:x()">liga</a><img src=x onerror=y>', 'liga'],
])('the words of %j are %j', (written, words) => {
  expect(plainText(written)).toBe(words);
});
