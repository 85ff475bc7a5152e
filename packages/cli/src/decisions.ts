import { readFile } from 'node:fs/promises';
import { preparationSchema, type Preparation } from '@rma/tabular';

/** The decisions about a file that another file holds, as the network keeps them; null when it holds none such. */
export async function readDecisions(path: string): Promise<Preparation | null> {
  try {
    const parsed = preparationSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What is said of a file of decisions that cannot be used. */
export const unusableDecisions = (path: string): string =>
  `El archivo de decisiones «${path}» no se puede leer o no tiene la forma esperada.\n`;
