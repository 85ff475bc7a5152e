import { createReadStream } from 'node:fs';
import type { Services } from '../services.ts';
import { demonstrationActor, demonstrationEmail } from './accounts.ts';
import type { DemonstrationFile } from './members.ts';

const folder = new URL('../../../../db/seed/demonstration/', import.meta.url);

/** Publishes one file as its government would: package, resource, upload, validation, release. */
export async function publish(services: Services, cvegeo: string, wanted: DemonstrationFile): Promise<void> {
  const { catalog } = services;
  const { id: packageId } = await catalog.createPackage(demonstrationActor, {
    cvegeo,
    theme: wanted.theme,
    // Historic figures: nobody promised another delivery.
    periodicity: 'irregular',
    contactName: 'Enlace de datos abiertos (demostración)',
    contactEmail: demonstrationEmail('enlace', cvegeo),
  });
  const resource = await catalog.addResource(demonstrationActor, {
    packageId,
    resource: { ...wanted.resource, standard: wanted.standard },
  });
  const { uploadId } = await catalog.receiveUpload(demonstrationActor, {
    resourceId: resource.id,
    fileName: wanted.file,
    stream: createReadStream(new URL(wanted.file, folder)),
  });
  await catalog.validateUpload(uploadId);
  await catalog.publishRelease(demonstrationActor, { packageId, notes: 'Primera publicación.' });
}
