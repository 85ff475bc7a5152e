import { parseArgs } from 'node:util';
import { cvegeoSchema } from '@rma/domain';
import { z } from 'zod';

const defaultWaitMinutes = 30;

export const publishUsage = `rma publish ARCHIVO --to URL --government CLAVE --standard ID [--resource NOMBRE] [--contact "NOMBRE <CORREO>"]
            [--preparation DECISIONES] [--notes TEXTO] [--draft] [--wait MINUTOS] [--key-env VARIABLE] [--json]
    Entrega una tabla al nodo y la publica si cumple. Termina con 0 si quedó publicada (o nada cambió), 1 si no
    cumple o falta algo para publicarla y 2 si no se pudo entregar.
    --key-env     variable de entorno con la clave de API (RMA_API_KEY)
    --resource    cuál recurso, cuando varios siguen el estándar
    --contact     a quién preguntar; solo hace falta la primera vez, para abrir el paquete
    --preparation archivo JSON con las decisiones sobre el archivo; sin él valen las de la última entrega
    --draft       la deja lista, sin publicarla
    --wait        cuánto esperar la revisión (${defaultWaitMinutes})`;

const contactSchema = z
  .string()
  .regex(/^.{2,200} <[^<>]+>$/)
  .transform((text) => {
    const [name = '', email = ''] = text.slice(0, -1).split(' <');
    return { name: name.trim(), email };
  })
  .pipe(z.object({ name: z.string().min(2), email: z.email() }));

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

const callSchema = z.object({
  to: z
    .url({ protocol: /^https?$/ })
    .transform((text) => new URL(text))
    // The key opens the government's work: over a bare line anybody could read it.
    .refine((url) => url.protocol === 'https:' || isLoopback(url)),
  government: cvegeoSchema,
  standard: z.string().regex(/^[a-z]+\/[a-z-]+(@\d+\.\d+)?$/),
  resource: z.string().max(80).optional(),
  contact: contactSchema.optional(),
  preparation: z.string().optional(),
  notes: z.string().trim().max(2_000).optional(),
  wait: z.coerce.number().positive().max(1_440).default(defaultWaitMinutes),
  'key-env': z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .default('RMA_API_KEY'),
  draft: z.boolean().default(false),
  json: z.boolean().default(false),
});
/** What `rma publish` was asked to do. */
export type Call = z.infer<typeof callSchema> & { file: string };

/** Reads the command's arguments; null when they do not make a call. */
export function parseCall(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        government: { type: 'string' },
        standard: { type: 'string' },
        resource: { type: 'string' },
        contact: { type: 'string' },
        preparation: { type: 'string' },
        notes: { type: 'string' },
        wait: { type: 'string' },
        'key-env': { type: 'string' },
        draft: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const call = callSchema.safeParse(values);
    const [file, ...others] = positionals;
    return call.success && file !== undefined && others.length === 0 ? { ...call.data, file } : null;
  } catch {
    return null;
  }
}
