/** Saved views: what a list is narrowed by, kept under a name by and for one member of staff, of any list. */
import { z } from 'zod'
import { line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'

/** What a list is called, as its feature says it: `service-requests`. */
export const listName = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/, 'not-a-list')

/** What a list is narrowed by, each choice under its name; the list itself says which there are. */
export const viewFilter = z
  .record(z.string().max(40), z.union([z.string().max(80), z.number(), z.boolean()]))
  .refine((filter) => Object.keys(filter).length <= 30, 'too-long')
export type ViewFilter = z.infer<typeof viewFilter>

/** More would be a menu nobody reads. */
export const mostViews = 20

const savedView = z.strictObject({
  id: rowId,
  name: z.string(),
  /** Null where an earlier version kept it and the list knows such choices no more: it stays until its owner forgets it. */
  filter: viewFilter.nullable(),
})
export type SavedView = z.infer<typeof savedView>

export const viewsContract = {
  /** The asking person's own of this list, in the order in which they were kept. */
  ofList: reads('session.own')
    .input(z.strictObject({ list: listName }))
    .output(z.strictObject({ views: z.array(savedView).max(mostViews) })),

  /** A name that is there gets the new filter. */
  keep: writes('session.own')
    .input(request({ list: listName, name: line(20), filter: viewFilter }))
    .output(z.strictObject({ id: rowId })),

  forget: writes('session.own')
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId })),
}
