/** A saved search as REST tells it. */
export type SavedSearch = {
  id: string;
  name: string;
  /** The search page's address after the question mark. */
  query: string;
  createdAt: string;
  toldAt: string | null;
};
