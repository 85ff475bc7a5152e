export { ChangesRefused, type Change, type ChangeWish } from './changes.ts';
export {
  createClient,
  GraphqlError,
  type Client,
  type ClientOptions,
  type GraphqlFailure,
} from './client.ts';
export type * from './generated/schema.ts';
export type { Result, Selection } from './selection.ts';
