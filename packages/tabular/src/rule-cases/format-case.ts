/** One change to the worked example of a standard of a format, and the format rule it must break. */
export type FormatCase = {
  breaks: string;
  /** What is changed, in words: the name of the test. */
  because: string;
};

/** Files of a feed by name; null or left out: not in the zip. */
export type FeedFiles = Record<string, string | null>;

export type FeedCase = FormatCase & {
  change: (files: Record<string, string>) => FeedFiles;
  /** Folder of the zip that holds the files. */
  folder?: string;
};

export type AlertCase = FormatCase & { change: (alert: string) => string };
