import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@rma/service-kit';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { isOfThisMachine, type Whereabouts } from './accounts.ts';
import { ensureDemonstrationEfirma } from './efirma.ts';
import { loadDemonstration } from './load.ts';
import { startDemonstrationPortal } from './portal/portal.ts';

const noteSchema = z.object({ portalPort: z.number().int(), isLoaded: z.boolean() });
type Note = z.infer<typeof noteSchema>;

const notePath = (dataDir: string) => join(dataDir, 'demonstration.json');

async function readNote(dataDir: string): Promise<Note> {
  const text = await readFile(notePath(dataDir), 'utf8').catch(() => null);
  return text === null ? { portalPort: 0, isLoaded: false } : noteSchema.parse(JSON.parse(text));
}

async function writeNote(dataDir: string, note: Note): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(notePath(dataDir), `${JSON.stringify(note)}\n`);
}

/**
 * Opens the demonstration: a CKAN-speaking portal on a loopback port, the same at every start while it is free, an
 * authority of e.firma without validity, and `load`, which fills the network the first time.
 */
export async function openDemonstration({ dataDir, ...whereabouts }: Whereabouts & { dataDir: string }) {
  const note = await readNote(dataDir);
  await ensureDemonstrationEfirma(dataDir);
  const portal = await startDemonstrationPortal({ port: note.portalPort });
  return {
    outboundAllow: [new URL(portal.url).host],
    async load(services: Services, options: { connectionString: string; logger: Logger }): Promise<void> {
      const portalPort = Number(new URL(portal.url).port);
      if (!note.isLoaded) {
        await writeNote(dataDir, { portalPort, isLoaded: false });
        await loadDemonstration(services, {
          ...options,
          portalUrl: portal.url,
          withAccounts: isOfThisMachine(whereabouts),
        });
      }
      await writeNote(dataDir, { portalPort, isLoaded: true });
    },
    close: () => portal.close(),
  };
}
