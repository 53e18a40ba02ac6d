/** Keeps views of every list that says what it is narrowed by; nobody sees another's. */
import { and, asc, eq } from 'drizzle-orm'
import type { House } from '#desk/house'
import type { Reader } from '#desk/rpc/call'
import { read, serve, write } from '#desk/rpc/serve'
import { DeskError } from '#ground/contract/errors'
import type { HasStatements } from '#vault/store/store'
import { mostViews, viewFilter, viewsContract, type SavedView, type ViewFilter } from './contract'
import { savedViews } from './schema'

const storedViews = (call: Reader, list: string) =>
  call.database
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.staffId, call.staff.id), eq(savedViews.list, list)))
    .orderBy(asc(savedViews.id))
    .limit(mostViews)
    .all()

/** A filter as the list has it today; null where it is none of its filters, or no longer. */
function filterOf(house: House, list: string, filter: unknown): ViewFilter | null {
  const own = house.filterOf(list)
  if (own === undefined) throw new DeskError('not-found', 'views.list-unknown')
  const read = own.safeParse(filter)
  return read.success ? viewFilter.parse(read.data) : null
}

/** A row is text that an older version may have written in another way: what cannot be read fits no list. */
function contentOf(filter: string): unknown {
  try {
    return JSON.parse(filter)
  } catch {
    return null
  }
}

/** What a list is narrowed by is called otherwise from now on: views kept of it mean the same as before. */
export function renameInViews(
  call: HasStatements,
  { list, field, before, after }: Readonly<Record<'list' | 'field' | 'before' | 'after', string>>,
): void {
  call
    .statement(
      `UPDATE saved_views SET filter = json_set(filter, @path, @after)
        WHERE list = @list AND CASE WHEN json_valid(filter) THEN json_extract(filter, @path) = @before ELSE 0 END`,
    )
    .run({ list, path: `$.${field}`, before, after })
}

export const viewsService = serve(viewsContract, {
  ofList: read((call, { list }) => ({
    views: storedViews(call, list).map(({ id, name, filter }): SavedView => ({
      id,
      name,
      filter: filterOf(call.house, list, contentOf(filter)),
    })),
  })),

  keep: write((call, { list, name, filter: asked }) => {
    const read = filterOf(call.house, list, asked)
    if (read === null) throw new DeskError('invalid', 'views.not-its-filter')
    const others = storedViews(call, list).filter((view) => view.name !== name)
    if (others.length >= mostViews) throw new DeskError('conflict', 'views.too-many', { most: mostViews })
    const filter = JSON.stringify(read)
    const { id } = call.database
      .insert(savedViews)
      .values({ staffId: call.staff.id, list, name, filter })
      .onConflictDoUpdate({
        target: [savedViews.staffId, savedViews.list, savedViews.name],
        set: { filter },
      })
      .returning({ id: savedViews.id })
      .get()
    call.record({ subject: `saved-view:${id}`, change: { list, filter: read } })
    return { id }
  }),

  forget: write((call, { id }) => {
    const { changes } = call.database
      .delete(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.staffId, call.staff.id)))
      .run()
    if (changes === 0) throw new DeskError('not-found', 'views.unknown')
    call.record({ subject: `saved-view:${id}`, change: null })
    return { id }
  }),
})
