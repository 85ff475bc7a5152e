import { addendum1 } from './addendum-1.ts';
import { collaboration1 } from './collaboration-1.ts';
import type { Template } from './template.ts';

/** Every template that a memorandum may have been written from. */
const templates: readonly Template[] = [collaboration1, addendum1];

/** A template by its id (name@version); throws for one that never was, since rows name only ours. */
export function template(id: string): Template {
  const found = templates.find((known) => known.id === id);
  if (!found) throw new Error(`There is no template ${id}`);
  return found;
}
