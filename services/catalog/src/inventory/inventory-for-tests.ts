import { catalogForTests, torreon, type Who } from '../catalog-for-tests.ts';
import type { ItemFields } from './item.ts';

export const itemFields = (fields: Partial<ItemFields> = {}): ItemFields => ({
  responsible: 'Dirección de Vialidad',
  title: 'Incidentes viales',
  resource: null,
  description: null,
  hasPrivateData: false,
  privacyReason: null,
  legalBasis: null,
  platform: null,
  plannedOn: null,
  standardId: null,
  datasetId: null,
  ...fields,
});

export type ViewedItem = {
  id: string;
  key: string;
  state: string;
  title: string;
  plannedOn: string | null;
  openedOn: string | null;
  datasetId: string | null;
  demand: number;
  priority: number | null;
};

/** A catalog with what the tests of inventories do over and over, for Torreón. */
export async function inventoryForTests() {
  const hub = await catalogForTests();
  const base = `/api/v1/governments/${torreon}`;

  const items = async (): Promise<ViewedItem[]> =>
    (await hub.call('liaison', 'GET', `${base}/inventory/items?first=100`)).json<{ items: ViewedItem[] }>()
      .items;
  const add = async (fields: Partial<ItemFields> = {}): Promise<ViewedItem> => {
    const answer = await hub.call('liaison', 'POST', `${base}/inventory/items`, itemFields(fields));
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<ViewedItem>();
  };
  const change = (id: string, fields: Partial<ItemFields>) =>
    hub.call('liaison', 'PUT', `${base}/inventory/items/${id}`, itemFields(fields));
  const upload = (content: Buffer | string, options: { who?: Who; fileName?: string | undefined } = {}) =>
    hub.server.inject({
      method: 'POST',
      url: `${base}/inventory/imports`,
      headers: {
        authorization: `Bearer rma_${options.who ?? 'liaison'}`,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(options.fileName ?? 'inventario.csv'),
      },
      payload: content,
    });
  const file = (body: object = {}) => hub.call('liaison', 'POST', `${base}/inventory/filing`, body);
  const publishPlan = (body: object = {}) => hub.call('liaison', 'POST', `${base}/plan/publication`, body);
  const publicItems = () =>
    hub.database.db
      .selectFrom('national.inventory_item')
      .selectAll()
      .where('cvegeo', '=', torreon)
      .orderBy('number')
      .execute();
  const ledger = async (kind: string) =>
    hub.database.db
      .selectFrom('national.ledger_entry')
      .select(['subject', 'cause', 'body', 'actor'])
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute();
  return { ...hub, base, items, add, change, upload, file, publishPlan, publicItems, ledger };
}
