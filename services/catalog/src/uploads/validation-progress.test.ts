import { expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from '../catalog-for-tests.ts';
import { claimUpload } from './upload-queries.ts';
import { progressNotes } from './validation-progress.ts';

const { call, catalog, deps, newResource, upload } = await catalogForTests();
const { resourceId } = await newResource();
const { uploadId } = (await upload('liaison', resourceId, roadIncidents('Abastos'))).json();
const shown = async () => (await call('liaison', 'GET', `/api/v1/uploads/${uploadId}`)).json();

test('how far a validation got is told to whoever asks, of the current attempt only', async () => {
  const claimed = await claimUpload(deps.db, uploadId);
  if (!claimed) throw new Error('the upload was waiting');
  const notes = progressNotes(deps, { uploadId, attempt: claimed.attempt });
  notes.note({ step: 'load', share: 0.1 });
  notes.note({ step: 'load', share: 0.2 });
  notes.note({ step: 'check', share: 0.7 });
  await notes.settled();
  expect(await shown()).toMatchObject({ state: 'validating', progress: { step: 'check', share: 0.7 } });

  const outdated = progressNotes(deps, { uploadId, attempt: claimed.attempt - 1 });
  outdated.note({ step: 'open', share: 0 });
  await outdated.settled();
  expect((await shown()).progress).toEqual({ step: 'check', share: 0.7 });

  expect(await catalog.validateUpload(uploadId)).toBe('valid');
  expect((await shown()).progress).toBeNull();
});

test('a note that cannot be written does not stop a validation', async () => {
  const broken = { ...deps, db: deps.db.withSchema('nowhere') };
  const notes = progressNotes(broken, { uploadId, attempt: 1 });
  notes.note({ step: 'open', share: 0 });
  await expect(notes.settled()).resolves.toBeUndefined();
});
