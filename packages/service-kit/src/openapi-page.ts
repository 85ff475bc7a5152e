import { z } from 'zod';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
});

const content = z.record(z.string(), z.looseObject({ schema: jsonSchema.optional() }));

const operation = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).default(['general']),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema: jsonSchema.optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: content.optional() }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().optional() })).default({}),
});

const specification = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});

type Operation = z.infer<typeof operation> & { path: string; method: string };

const style = `
:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}
body{max-width:64rem;margin:0 auto;padding:1.5rem}
h2{margin-top:2.5rem;border-bottom:1px solid}
details{border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:.4rem;margin:.6rem 0;padding:.5rem .9rem}
summary{cursor:pointer;overflow-wrap:anywhere}
code{font:600 .92em ui-monospace,monospace}
.method{display:inline-block;min-width:4.2rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
th,td{text-align:left;padding:.25rem .6rem .25rem 0;vertical-align:top;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
`;

/**
 * A page to read an OpenAPI document: its operations by tag, in Spanish, without scripts or anything from elsewhere.
 * Takes the document and the nonce the answer's policy allows for its style element.
 */
export function openapiPage(document: unknown, styleNonce: string): string {
  const { info, paths } = specification.parse(document);
  const byTag = Map.groupBy(operationsOf(paths), ({ tags }) => tags[0] ?? 'general');
  const sections = [...byTag].toSorted(([a], [b]) => a.localeCompare(b, 'es'));
  return `<!doctype html>
<html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(info.title)}: API</title><style nonce="${escapeHtml(styleNonce)}">${style}</style></head>
<body><main><h1>${escapeHtml(info.title)}: API</h1>
<p>Versión ${escapeHtml(info.version)}. ${escapeHtml(info.description ?? '')}</p>
<p>La descripción completa para programas está en <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
Los errores son <a href="/problems">problemas RFC 9457</a> con un código estable. Las consultas públicas se hacen en
<a href="/graphql">GraphQL</a>.</p>
<p>Para identificarse, envíe <code>Authorization: Bearer</code> con su token o <code>X-Api-Key</code> con su clave.</p>
<nav aria-label="Secciones"><ul>${sections.map(([tag]) => `<li><a href="#${anchor(tag)}">${escapeHtml(tag)}</a></li>`).join('')}</ul></nav>
${sections.map(([tag, operations]) => `<section><h2 id="${anchor(tag)}">${escapeHtml(tag)}</h2>${operations.map(operationHtml).join('\n')}</section>`).join('\n')}
</main></body></html>`;
}

function operationsOf(paths: Record<string, Record<string, unknown>>): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ ...operation.parse(item[method]), path, method }] : [])),
  );
}

function operationHtml({
  method,
  path,
  summary,
  description,
  parameters,
  requestBody,
  responses,
}: Operation): string {
  const rows = parameters.map((parameter) => [
    parameter.name,
    placeNames[parameter.in] ?? parameter.in,
    typeName(parameter.schema),
    parameter.required ? 'sí' : 'no',
    parameter.description ?? parameter.schema?.description ?? '',
  ]);
  const bodies = Object.entries(requestBody?.content ?? {}).map(([mediaType, { schema }]) =>
    bodyHtml(mediaType, schema),
  );
  const answers = Object.entries(responses).map(([status, answer]) => [
    status === 'default' ? 'otro' : status,
    answer.description === 'Default Response' ? '' : (answer.description ?? ''),
  ]);
  return `<details><summary><code class="method">${method.toUpperCase()}</code> <code>${escapeHtml(path)}</code> ${escapeHtml(summary ?? '')}</summary>
${description === undefined ? '' : `<p>${escapeHtml(description)}</p>`}
${rows.length === 0 ? '' : table(['Parámetro', 'Lugar', 'Tipo', 'Obligatorio', 'Descripción'], rows)}
${bodies.join('')}
${table(['Respuesta', 'Descripción'], answers)}</details>`;
}

const placeNames: Record<string, string> = {
  path: 'ruta',
  query: 'consulta',
  header: 'encabezado',
  cookie: 'cookie',
};

function bodyHtml(mediaType: string, schema: z.infer<typeof jsonSchema> | undefined): string {
  const fields = Object.entries(schema?.properties ?? {}).map(([name, property]) => {
    const parsed = jsonSchema.safeParse(property);
    const type = parsed.success ? typeName(parsed.data) : '';
    const description = parsed.success ? (parsed.data.description ?? '') : '';
    return [name, type, schema?.required?.includes(name) ? 'sí' : 'no', description];
  });
  const title = `<p>Cuerpo: <code>${escapeHtml(mediaType)}</code> ${escapeHtml(typeName(schema))}</p>`;
  return fields.length === 0 ? title : title + table(['Campo', 'Tipo', 'Obligatorio', 'Descripción'], fields);
}

function typeName(schema: z.infer<typeof jsonSchema> | undefined): string {
  if (schema === undefined) return '';
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
  return [schema.type ?? ''].flat().join(' | ');
}

function table(head: string[], rows: string[][]): string {
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table>`;
}

function cells(tag: 'td' | 'th', row: string[]): string {
  return row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
}

function anchor(tag: string): string {
  return encodeURIComponent(tag.toLowerCase().replaceAll(' ', '-'));
}

/** Text made safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
