import { createStaticHandler } from 'react-router';
import { expect, test } from 'vitest';
import { createApi } from './api.ts';
import { createRoutes } from './routes.tsx';

const message = 'El cursor no es de esta lista.';

/** What an address answers while the national view refuses with a code. */
async function answerOf(path: string, code: string) {
  const send = () =>
    Promise.resolve(Response.json({ data: null, errors: [{ message, extensions: { code } }] }));
  const handler = createStaticHandler(createRoutes(createApi(send)));
  return handler.query(new Request(`http://127.0.0.1${path}`));
}

test('a list whose page is of another list begins again, with what it was narrowed by', async () => {
  const answer = await answerOf('/informes?pagina-despues=basura', 'BAD_CURSOR');
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).headers.get('location')).toBe('/informes');
  const narrowed = await answerOf('/peticiones?estado=17&pagina-despues=basura', 'BAD_CURSOR');
  expect((narrowed as Response).headers.get('location')).toBe('/peticiones?estado=17');
});

test('what no beginning would mend is told', async () => {
  expect(await answerOf('/informes?pagina-despues=basura', 'UNAVAILABLE')).not.toBeInstanceOf(Response);
  expect(await answerOf('/informes', 'BAD_CURSOR')).not.toBeInstanceOf(Response);
});
