/** The procedures of scanned papers: attach, look, order, take away. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { requireResident } from '#features/residents/index'
import { DeskError } from '#ground/contract/errors'
import { mayReveal } from '#ground/roles/sensitive'
import { typeOfKind } from '#vault/attachments/contract'
import { contentOf, keepAttachment, removeAttachments } from '#vault/attachments/store'
import type { scansContract } from '../contract'
import { isOrderOf } from '../rules'
import { noteEvent } from '../../requests/service/events'
import { refuse } from '../../requests/service/refuse'
import { requireOpen, requireRequest, subjectOf } from '../../requests/service/stored'
import { addScan, requireMaterial, requireScan, scanIdsOf, scansOf, stockOf } from './rows'

/** What the log calls it: whatever stands on a scanned paper was seen. */
const fields = ['scan']

export const scansHandlers: HandlersOf<typeof scansContract> = {
  list: read((call, { id }) => {
    requireRequest(call, id)
    return { scans: scansOf(call, id) }
  }),

  attach: write((call, { id, materialId, file, thumbnail, pages }) => {
    requireOpen(call, id)
    requireMaterial(call, id, materialId)
    const ofRecord = stockOf(call, id)
    const attachmentId = keepAttachment(call, { file, thumbnail, pages, ofRecord, now: call.now })
    const scanId = addScan(call, id, materialId, attachmentId)
    call.record({ subject: subjectOf(id), change: { scanId, materialId, digest: file.digest } })
    return { scanId }
  }),

  open: disclose((call, { id, scanId }) => {
    const request = requireRequest(call, id)
    const { attachmentId } = requireScan(call, id, scanId)
    if (!mayReveal(call.staff.roles, 'scan')) throw new DeskError('forbidden', 'sensitive.not-for-this-role')
    const { kind, bytes } = contentOf(call, attachmentId)
    const subject = `resident:${requireResident(call, request.residentId).id}`
    call.disclose({ subject, fields, reason: 'paper', note: '' })
    return { kind, content: new Blob([bytes], { type: typeOfKind[kind] }) }
  }),

  retitle: write((call, { id, scanId, title }) => {
    requireOpen(call, id)
    requireScan(call, id, scanId)
    call.statement('UPDATE request_scans SET title = ? WHERE id = ?').run(title ?? '', scanId)
    call.record({ subject: subjectOf(id), change: { scanId, title } })
    return { scanId }
  }),

  arrange: write((call, { id, materialId, scanIds }) => {
    requireOpen(call, id)
    if (!isOrderOf(scanIds, scanIdsOf(call, id, materialId))) throw refuse('conflict', 'scans-changed')
    const put = call.statement('UPDATE request_scans SET place = ? WHERE id = ?')
    for (const [place, scanId] of scanIds.entries()) put.run(place, scanId)
    call.record({ subject: subjectOf(id), change: { materialId, scanIds } })
    return { materialId }
  }),

  takeAway: write((call, { id, scanId, reason }) => {
    const request = requireOpen(call, id)
    const { attachmentId, material } = requireScan(call, id, scanId)
    call.statement('DELETE FROM request_scans WHERE id = ?').run(scanId)
    removeAttachments(call, [attachmentId])
    noteEvent(call, request, 'scan-taken-away', { text: reason, exception: '', who: material })
    call.record({ subject: subjectOf(id), change: { scanId, reason } })
    return { scanId }
  }),

  printed: write((call, { id, scanIds, onto }) => {
    const request = requireRequest(call, id)
    for (const scanId of scanIds) requireScan(call, id, scanId)
    noteEvent(call, request, 'scans-printed')
    call.record({
      subject: `resident:${requireResident(call, request.residentId).id}`,
      change: { request: id, scanIds, onto },
      disclosure: { fields, reason: 'print', note: '' },
    })
    return {}
  }),
}
