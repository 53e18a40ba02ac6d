/** Filters that a member of staff keeps under a name; nobody sees another's. */
import { and, asc, eq } from 'drizzle-orm'
import { workFilter, type WorkFilter } from '../contract'
import { savedViews } from '../../schema'
import type { Reader, Writer } from './people'
import { refuse } from './refuse'

/** More would be a menu nobody reads. */
const mostViews = 20

export const viewsOf = (call: Reader) =>
  call.database
    .select()
    .from(savedViews)
    .where(eq(savedViews.staffId, call.staff.id))
    .orderBy(asc(savedViews.id))
    .all()
    .map(({ id, name, filter }) => ({ id, name, filter: workFilter.parse(JSON.parse(filter)) }))

/** A name that is there gets the new filter. */
export function keepView(call: Writer, name: string, filter: WorkFilter): number {
  const others = viewsOf(call).filter((view) => view.name !== name)
  if (others.length >= mostViews) throw refuse('conflict', 'too-many-views', { most: mostViews })
  return call.database
    .insert(savedViews)
    .values({ staffId: call.staff.id, name, filter: JSON.stringify(filter) })
    .onConflictDoUpdate({
      target: [savedViews.staffId, savedViews.name],
      set: { filter: JSON.stringify(filter) },
    })
    .returning({ id: savedViews.id })
    .get().id
}

export function dropView(call: Writer, id: number): void {
  const { changes } = call.database
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.staffId, call.staff.id)))
    .run()
  if (changes === 0) throw refuse('not-found', 'view-unknown')
}
