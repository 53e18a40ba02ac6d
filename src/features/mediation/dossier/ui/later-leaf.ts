export const ways = ['paper', 'scan'] as const

export interface Values {
  readonly title?: string | undefined
  readonly way: (typeof ways)[number]
  readonly pages: number | null
}

/** A scan is one page, whatever was left in the field that only paper has. */
export const leafOf = ({ title, way, pages }: Values) => ({
  title: title ?? '',
  pages: way === 'scan' ? 1 : (pages ?? 0),
})
