/** Writes the client's part that comes from the schema: `node services/gateway/src/write-client.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSchema } from '@rma/client/generate';

const schema = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
const generated = new URL('generated/schema.ts', import.meta.resolve('@rma/client'));
writeFileSync(fileURLToPath(generated), generateSchema(schema));
