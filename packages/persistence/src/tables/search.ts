/** What a search knows besides the datasets' own text. */
export type SearchTables = {
  /** Owner: services/registry, by the seed. */
  'national.government_name': {
    cvegeo: string;
    name: string;
    kind: 'acronym' | 'short' | 'former' | 'nickname' | 'seat';
    source: string;
  };
  /** Owner: services/observatory. */
  'national.standard_name': {
    /** With its version. */
    standard_id: string;
    title: string;
    /** Name and title of each column, as national.column_text writes them. */
    columns: string[];
  };
  /** Owner: services/observatory. */
  'national.search_term': {
    /** One word as it is most often written, or a keyword of several. */
    term: string;
    folded: string;
    datasets: number;
  };
};
