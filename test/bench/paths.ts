import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const hubProgram = fileURLToPath(new URL('../../services/hub/src/main.ts', import.meta.url));

/** A program of `processes/`. */
export const program = (name: string) => fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url));
