import type { Figure } from '../figure.ts';
import { startHub } from '../hub-process.ts';
import { residentMb } from '../process-facts.ts';

/** `npm start` on installed packages: with no data at all, and again on the data it left. */
export const start: Figure = async function* ({ temporaryFolder, defer }) {
  const dataDir = await temporaryFolder();
  const first = await startHub({ dataDir, isDemonstration: true });
  defer(() => first.launched.stop());
  yield { name: 'start.first page, empty data folder', value: first.secondsToPage, unit: 's' };
  const resident = residentMb(first.launched.pid);
  if (resident !== null) yield { name: 'start.resident', value: resident, unit: 'MB' };
  await first.launched.stop();

  const second = await startHub({ dataDir, isDemonstration: true });
  defer(() => second.launched.stop());
  yield {
    name: 'start.first page, second time',
    value: second.secondsToPage,
    unit: 's',
    target: { atMost: 5 },
  };
};
