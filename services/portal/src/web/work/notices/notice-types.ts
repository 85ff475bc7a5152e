/** Something a person was told. */
export type ToldNotice = {
  id: string;
  kind: string;
  cvegeo: string | null;
  title: string;
  body: string;
  /** Where it is seen to, from the root. */
  path: string;
  createdAt: string;
  readAt: string | null;
};
