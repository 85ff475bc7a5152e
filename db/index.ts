import { fileURLToPath } from 'node:url';

export { readGovernments, seedReference } from './seed/reference.ts';

/** Folder of the forward-only migrations, in the order of their names. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
