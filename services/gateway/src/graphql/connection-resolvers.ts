import type { connectionOf } from './connection.ts';
import type { TypeResolvers } from './context.ts';

type Connection = ReturnType<typeof connectionOf>;

/** Of every connection whose rows are at hand: what costs something is made when it is asked for. */
export const connectionResolvers: TypeResolvers<Connection> = {
  totalCount: ({ totalCount }) => (typeof totalCount === 'number' ? totalCount : totalCount()),
  edges: (connection) => connection.edges(),
  pageInfo: (connection) => connection.pageInfo(),
};
