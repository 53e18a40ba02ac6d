/** Where a page of rows ended: the sort key and the id of its last row. */

export interface PageRequest {
  readonly after?: string | undefined
  readonly limit: number
}

export const cursorText = (key: string, id: number): string => `${key}|${id}`

/** Null for the first page, and for text that was never a cursor: the list then starts anew. */
export function cursorOf(text: string | undefined): { readonly key: string; readonly id: number } | null {
  const [, key, id] = /^([^|]*)\|(\d{1,15})$/.exec(text ?? '') ?? []
  return key === undefined || id === undefined ? null : { key, id: Number(id) }
}
