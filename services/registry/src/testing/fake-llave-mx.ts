import { createServer } from 'node:http';
import { afterAll } from 'vitest';

/**
 * Llave MX on the loopback address, as its adopters document its calls: `oauth.xhtml`, `obtenerToken` with JSON in camel
 * case behind HTTP Basic, `datosUsuario` with an `accessToken` header. Anything said another way is refused.
 */
export async function openFakeLlaveMx(registered: {
  clientId: string;
  clientSecret: string;
  serviceUser: string;
  servicePassword: string;
}) {
  const basic = `Basic ${Buffer.from(`${registered.serviceUser}:${registered.servicePassword}`).toString('base64')}`;
  const codes = new Map<string, { redirectUrl: string; curp: string }>();
  const tokens = new Map<string, string>();
  const calls: string[] = [];
  const state = { curp: 'HEGG560427MVZRRL04' };
  let origin = '';

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    calls.push(`${request.method} ${url.pathname}`);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/oauth.xhtml') {
      const redirectUrl = url.searchParams.get('redirect_url') ?? '';
      if (url.searchParams.get('client_id') !== registered.clientId) return json(400, {});
      const code = `codigo-${codes.size + 1}-${calls.length}`;
      codes.set(code, { redirectUrl, curp: state.curp });
      const back = new URL(redirectUrl);
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    if (request.headers.authorization !== basic) return json(401, {});
    if (request.method === 'GET' && url.pathname === '/ws/rest/oauth/datosUsuario') {
      const { accesstoken: token } = request.headers;
      const curp = typeof token === 'string' ? tokens.get(token) : undefined;
      if (curp === undefined) return json(401, {});
      return json(200, {
        idUsuario: 4711,
        curp,
        nombre: 'GLORIA',
        primerApellido: 'HERNÁNDEZ',
        segundoApellido: 'GARCÍA',
        correo: 'gloria@correo.example',
        telVigente: '5555555555',
        sexo: 'M',
        fechaNacimiento: '27/04/1956',
        idEstadoNacimiento: 30,
        estadoNacimiento: 'VERACRUZ',
        esExtranjero: false,
        tieneFirmaMX: false,
      });
    }
    if (request.method !== 'POST' || url.pathname !== '/ws/rest/oauth/obtenerToken') return json(404, {});
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const asked = JSON.parse(body) as Record<string, string>;
      const code = codes.get(asked['code'] ?? '');
      codes.delete(asked['code'] ?? '');
      const isRight =
        code !== undefined &&
        asked['clientId'] === registered.clientId &&
        asked['clientSecret'] === registered.clientSecret &&
        asked['redirectUri'] === code.redirectUrl &&
        asked['grantType'] === 'authorization_code';
      if (!isRight) return json(400, { error: 'invalid_grant' });
      const accessToken = `token-${tokens.size + 1}`;
      tokens.set(accessToken, code.curp);
      json(200, { accessToken });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  origin = `http://${host}`;
  afterAll(() => server.close());

  return {
    baseUrl: `${origin}/`,
    host,
    calls,
    /** Whose CURP Llave MX has in front of it. */
    be(curp: string) {
      state.curp = curp;
    },
    /** Llave MX's page: the person agrees, and is sent back to this address. */
    async agree(url: string): Promise<URL> {
      const response = await fetch(url, { redirect: 'manual' });
      return new URL(response.headers.get('location') ?? 'about:blank');
    },
  };
}
