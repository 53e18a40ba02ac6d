/** What hangs on a record: a tag is added or ends, consent is given or withdrawn. */
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { peopleContract } from '../contract'
import { DeskError } from '#ground/contract/errors'
import { rowOf } from '#work/rows'
import { consentRow } from '../contract/person'
import { done, noteChange } from './change'
import { requireStored } from './rows'
import { consentColumns, insertConsent, insertTag, ownerRow, requireTag } from './tags-and-consent'

export const tagsAndConsent: Pick<
  HandlersOf<typeof peopleContract>,
  'addTag' | 'endTag' | 'recordConsent'
> = {
  addTag: write((call, input) => {
    const record = requireStored(call, input.id)
    const id = insertTag(call, record.id, input)
    noteChange(call, record.id, 'tag', 'tags', null, {
      tag: input.code,
      since: input.since,
      until: input.until,
    })
    done(call, record.id, 'tag', { added: input.code })
    return requireTag(call, id)
  }),

  endTag: write((call, input) => {
    const record = requireStored(call, input.id)
    const before = requireTag(call, input.tag)
    const owner = rowOf(call, ownerRow, 'SELECT resident_id FROM resident_tags WHERE id = ?', input.tag)
    if (owner?.resident_id === undefined || requireStored(call, owner.resident_id).id !== record.id) {
      throw new DeskError('not-found', 'residents.unknown-tag')
    }
    if (before.since !== null && input.until < before.since) {
      throw new DeskError('invalid', 'residents.tag-ends-before-it-begins')
    }
    call.statement('UPDATE resident_tags SET until = ? WHERE id = ?').run(input.until, input.tag)
    noteChange(
      call,
      record.id,
      'tag',
      'tags',
      { tag: before.code, until: before.until },
      { tag: before.code, until: input.until },
    )
    done(call, record.id, 'tag', { ended: before.code })
    return requireTag(call, input.tag)
  }),

  recordConsent: write((call, input) => {
    const record = requireStored(call, input.id)
    const id = insertConsent(call, record, input.kind, input.consent)
    done(call, record.id, 'consent', { kind: input.kind })
    const row = rowOf(call, consentRow, `${consentColumns} WHERE c.id = ?`, id)
    if (!row) throw new DeskError('not-found', 'residents.unknown')
    return row
  }),
}
