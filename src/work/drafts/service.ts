/** Keeps the drafts of whoever is signed in. */
import { and, asc, eq } from 'drizzle-orm'
import { read, serve, write } from '#desk/rpc/serve'
import { draftsContract, mostDrafts } from './contract'
import { drafts } from './schema'

export const draftsService = serve(draftsContract, {
  all: read((call) => ({
    drafts: call.database
      .select({ key: drafts.key, content: drafts.content, savedAt: drafts.savedAt })
      .from(drafts)
      .where(eq(drafts.staffId, call.staff.id))
      .orderBy(asc(drafts.savedAt), asc(drafts.key))
      .limit(mostDrafts)
      .all(),
  })),

  keep: write((call, { key, content }) => {
    const row = { staffId: call.staff.id, key, content, savedAt: call.now }
    call.database
      .insert(drafts)
      .values(row)
      .onConflictDoUpdate({ target: [drafts.staffId, drafts.key], set: { content, savedAt: call.now } })
      .run()
    call
      .statement(
        `DELETE FROM drafts WHERE staff_id = @staffId AND key NOT IN (
           SELECT key FROM drafts WHERE staff_id = @staffId ORDER BY key = @key DESC, saved_at DESC, key LIMIT @most)`,
      )
      .run({ staffId: call.staff.id, key, most: mostDrafts })
    // The draft's content is of no concern to the log: it has not happened yet.
    call.record({ subject: `draft:${key}` })
    return {}
  }),

  drop: write((call, { key }) => {
    call.database
      .delete(drafts)
      .where(and(eq(drafts.staffId, call.staff.id), eq(drafts.key, key)))
      .run()
    call.record({ subject: `draft:${key}` })
    return {}
  }),
})
