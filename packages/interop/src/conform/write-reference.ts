import { writeFile } from 'node:fs/promises';
import { conformReference, referenceFile } from './reference.ts';

await writeFile(referenceFile, conformReference());
