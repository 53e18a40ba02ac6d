/** Drafts of whoever is signed in, in the table of a file: the desk's own, or that of a sealed file. */
import { z } from 'zod'
import type { Reader, WriteCall, Writer } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { mostDrafts, type KeptDraft } from './contract'

const row = z.object({ key: z.string(), content: z.string(), saved_at: z.number() })

type Recording = Writer & Pick<WriteCall, 'record'>

export interface DraftStore {
  readonly all: (call: Reader) => { readonly drafts: KeptDraft[] }
  readonly keep: (call: Recording, draft: Pick<KeptDraft, 'key' | 'content'>) => Record<string, never>
  readonly drop: (call: Recording, draft: Pick<KeptDraft, 'key'>) => Record<string, never>
}

/** `subject` is what the log calls a draft of this table. */
export const draftStore = (table: string, subject: string): DraftStore => ({
  all: (call) => ({
    drafts: rowsOf(
      call,
      row,
      `SELECT key, content, saved_at FROM ${table} WHERE staff_id = ? ORDER BY saved_at, key LIMIT ?`,
      call.staff.id,
      mostDrafts,
    ).map(({ key, content, saved_at: savedAt }) => ({ key, content, savedAt })),
  }),

  keep: (call, { key, content }) => {
    const staff = call.staff.id
    call
      .statement(
        `INSERT INTO ${table} (staff_id, key, content, saved_at) VALUES (@staff, @key, @content, @now)
           ON CONFLICT (staff_id, key) DO UPDATE SET content = @content, saved_at = @now`,
      )
      .run({ staff, key, content, now: call.now })
    call
      .statement(
        `DELETE FROM ${table} WHERE staff_id = @staff AND key NOT IN (
           SELECT key FROM ${table} WHERE staff_id = @staff ORDER BY key = @key DESC, saved_at DESC, key LIMIT @most)`,
      )
      .run({ staff, key, most: mostDrafts })
    // The draft's content is of no concern to the log: it has not happened yet.
    call.record({ subject: `${subject}:${key}` })
    return {}
  },

  drop: (call, { key }) => {
    call.statement(`DELETE FROM ${table} WHERE staff_id = ? AND key = ?`).run(call.staff.id, key)
    call.record({ subject: `${subject}:${key}` })
    return {}
  },
})
