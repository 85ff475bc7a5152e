import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EnvironmentError, readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';
import { llaveMxVariables, readLlaveMx } from './llave-mx-variables.ts';
import { demonstrationAuthorities } from './demonstration/efirma.ts';

const nodeGovernment = z
  .string()
  .regex(/^\d{2}(\d{3})?$/)
  .meta({
    es: 'la clave de INEGI de un estado (17) o municipio (17007)',
    en: 'the INEGI key of a government',
  });

const hubVariables = z.object({
  ...llaveMxVariables.shape,
  DATABASE_URL: variables.DATABASE_URL.optional(),
  READ_DATABASE_URL: variables.READ_DATABASE_URL,
  DATA_DIR: z.string().default('./.data').meta({ es: 'una carpeta', en: 'a folder' }),
  BLOB_STORE_URL: variables.BLOB_STORE_URL.optional(),
  RMA_DEMO: variables.RMA_DEMO,
  RMA_ADMIN_EMAIL: z.email().optional().meta({ es: 'un correo electrónico', en: 'an e-mail address' }),
  RMA_ADMIN_PASSWORD: z
    .string()
    .min(12)
    .optional()
    .meta({ es: 'una contraseña de 12 caracteres o más', en: 'a password of 12 characters or more' }),
  RMA_CONTACT_EMAIL: variables.RMA_CONTACT_EMAIL,
  RMA_EFIRMA_AUTHORITIES: variables.RMA_EFIRMA_AUTHORITIES,
  RMA_EFIRMA_OCSP_URL: variables.RMA_EFIRMA_OCSP_URL,
  RMA_OUTBOUND_ALLOW: variables.RMA_OUTBOUND_ALLOW,
  RMA_UPLOAD_LIMIT_BYTES: variables.RMA_UPLOAD_LIMIT_BYTES,
  SMTP_URL: variables.SMTP_URL,
  STANDARDS_DIR: variables.STANDARDS_DIR,
  TRUST_PROXY: variables.TRUST_PROXY,
  RMA_MODE: z.enum(['hub', 'node']).default('hub').meta({ es: 'hub o node', en: 'hub or node' }),
  RMA_NODE_CVEGEO: nodeGovernment.optional(),
  RMA_HUB_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ es: 'la dirección del hub al que pertenece el nodo', en: "the address of the node's hub" }),
});

/** What a node is; a hub has nothing of it. */
function readNode(hub: z.output<typeof hubVariables>) {
  if (hub.RMA_MODE === 'hub') return null;
  if (hub.RMA_NODE_CVEGEO === undefined) {
    throw new EnvironmentError(
      'RMA_MODE=node: falta RMA_NODE_CVEGEO, la clave de INEGI del gobierno del nodo.\n' +
        "RMA_MODE=node: RMA_NODE_CVEGEO, the INEGI key of the node's government, is missing.",
      ['RMA_NODE_CVEGEO'],
    );
  }
  return { cvegeo: hub.RMA_NODE_CVEGEO, hubUrl: hub.RMA_HUB_URL?.replace(/\/+$/, '') ?? null };
}

/** Whom e.firma is believed of: whoever the operator says, or the demonstration's own authority, which has no validity. */
function readEfirma(hub: z.output<typeof hubVariables>, { dataDir, isDemonstration }: HubKind) {
  const { RMA_EFIRMA_AUTHORITIES: path, RMA_EFIRMA_OCSP_URL: responderUrl } = hub;
  const own = isDemonstration ? demonstrationAuthorities(dataDir) : null;
  return { authoritiesPath: path === undefined ? own : resolve(path), responderUrl: responderUrl ?? null };
}
type HubKind = { dataDir: string; isDemonstration: boolean };

/** The hub's configuration in its own words. */
export type HubEnvironment = ReturnType<typeof readHubEnvironment>;

/**
 * Reads the hub's environment; throws EnvironmentError naming every variable that is wrong.
 * Demonstration data is on only where a hub brings its own database, unless RMA_DEMO says so.
 */
export function readHubEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, hub } = readEnvironment({ server: serverEnvironment, hub: hubVariables }, source);
  const dataDir = resolve(hub.DATA_DIR);
  const node = readNode(hub);
  // A node is somebody's own: it shows what its government publishes, and nothing made up.
  const isDemonstrationByDefault = hub.DATABASE_URL === undefined && node === null;
  const isDemonstration = hub.RMA_DEMO === undefined ? isDemonstrationByDefault : hub.RMA_DEMO === '1';
  return {
    ...server,
    dataDir,
    databaseUrl: hub.DATABASE_URL,
    readDatabaseUrl: hub.READ_DATABASE_URL,
    blobStoreUrl: hub.BLOB_STORE_URL ?? pathToFileURL(resolve(dataDir, 'blobs')).href,
    isDemonstration,
    efirma: readEfirma(hub, { dataDir, isDemonstration }),
    firstCoordinator: { email: hub.RMA_ADMIN_EMAIL, password: hub.RMA_ADMIN_PASSWORD },
    contactEmail: hub.RMA_CONTACT_EMAIL,
    outboundAllow: hub.RMA_OUTBOUND_ALLOW,
    uploadLimitBytes: hub.RMA_UPLOAD_LIMIT_BYTES,
    smtpUrl: hub.SMTP_URL,
    llaveMx: readLlaveMx(hub),
    standardsFolders: hub.STANDARDS_DIR === undefined ? [] : [resolve(hub.STANDARDS_DIR)],
    trustProxy: hub.TRUST_PROXY,
    node,
  };
}

/** The variables of the worker process: the hub's own, with the database it really opened. */
export function workerVariables(
  environment: HubEnvironment,
  opened: { connectionString: string; outboundAllow: readonly string[] },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: opened.connectionString,
    PUBLIC_URL: environment.publicUrl,
    RMA_DEMO: environment.isDemonstration ? '1' : '0',
    RMA_OUTBOUND_ALLOW: opened.outboundAllow.join(','),
  };
}
