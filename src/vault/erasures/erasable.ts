/** How a table of append-only rows says whose a row is, so that the erasure of that person, and nothing else, may take it. */
export interface ErasableRows {
  readonly table: string
  /** Whether the row `OLD` is of the subject `e` of the table `erasing`, in SQL. */
  readonly of: string
  /** The one column that an erasure may empty, where rows stay; without it rows go as a whole. */
  readonly blanks?: string
  /** What it is emptied to, in SQL: NULL, unless the column has to say something. */
  readonly blank?: string
}

/** Table → why nothing in it is about a resident. Every other table is named by whoever keeps personal data. */
export type ImpersonalTables = Readonly<Record<string, string>>
