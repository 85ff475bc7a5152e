import type { ColumnType } from 'kysely';

/** A column the database fills when it is left out. */
export type Generated<T> = ColumnType<T, T | undefined, T>;
/** A column the database always writes itself. */
export type Computed<T> = ColumnType<T, never, never>;
/** A jsonb column: read as an object, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;
/** A jsonb column with a default of the database. */
export type DefaultJson<T> = ColumnType<T, string | undefined, string>;
