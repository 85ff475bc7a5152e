import { type SearchAddress, type SearchListName, readSearchAddress } from '@rma/domain';

/** A search that says nothing. */
export const anySearch: SearchAddress = readSearchAddress(new URLSearchParams());

/** The same search with a value of a list taken in, or out when it was there. */
export function withList(address: SearchAddress, name: SearchListName, value: string): SearchAddress {
  const values = address.lists[name];
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return { ...address, lists: { ...address.lists, [name]: changed } };
}

/** The words alone. */
export const textOnly = (address: SearchAddress): SearchAddress => ({ ...anySearch, text: address.text });
