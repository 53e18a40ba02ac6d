/** The procedures of materials and of their custody. */
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { materialsContract } from '../contract'
import { noteEvent } from '../../requests/service/events'
import { requireOpen, requireRequest, subjectOf } from '../../requests/service/stored'
import { addMaterial, recordCustody, reverseCustody } from './custody'

export const materialsHandlers: HandlersOf<typeof materialsContract> = {
  addMaterial: write((call, { id, ...material }) => {
    const request = requireOpen(call, id)
    const materialId = addMaterial(call, id, material)
    noteEvent(call, request, 'material-added', { text: material.name })
    call.record({ subject: subjectOf(id), change: material })
    return { materialId }
  }),

  recordCustody: write((call, { id, movement, holder, note, entries }) => {
    requireRequest(call, id)
    const entryIds = recordCustody(call, id, { movement, holder, note, entries })
    call.record({ subject: subjectOf(id), change: { movement, holder, note, entries } })
    return { entryIds }
  }),

  reverseCustody: write((call, { id, entryId: reversed }) => {
    requireRequest(call, id)
    const entryId = reverseCustody(call, id, reversed)
    call.record({ subject: subjectOf(id), change: { reversed } })
    return { entryId }
  }),
}
