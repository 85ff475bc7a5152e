/** A CKAN on 127.0.0.1 with as many records as the argument says; tells its address. */
import { startCkanPortal } from '@rma/testkit/remote/ckan-portal';
import { syntheticPackages } from '@rma/testkit/remote/synthetic-datasets';

const [count = '1000'] = process.argv.slice(2);
const portal = await startCkanPortal({ datasets: syntheticPackages(Number(count)) });
process.stdout.write(`${JSON.stringify({ url: portal.url, host: portal.host })}\n`);
process.once('SIGTERM', () => void portal.close().then(() => process.exit(0)));
