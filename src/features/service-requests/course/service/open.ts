/** Opens requests: at the desk, from a visit, from a duty that comes back. */
import type { Writer } from '#desk/rpc/call'
import { numberSeries, usualTemplate } from '../../requests/service/numbers'
import { takeNumber } from '#work/numbering/store'
import { noteServed, requireResident } from '#features/residents/index'
import type { AgentInput, MandateInput } from '../contract/parties'
import type { Mode, Form } from '../../requests/contract/words'
import { serviceRequests } from '../../schema'
import { checkedAnswers } from '../../applications/service'
import { checkedAgent } from './agents'
import { mandateColumns } from './mandate'
import { appendEvent } from '../../requests/service/events'
import { offeredItem } from '../../items/service'
import { addMaterial, recordCustody } from '../../materials/service/custody'
import { peopleOf } from '../../requests/service/people'
import { refuse } from '../../requests/service/refuse'
import { requireRequest, type StoredRequest } from '../../requests/service/stored'

interface HandedIn {
  /** Place in the item's list, from 0. */
  readonly material: number
  readonly form: Form
  readonly count: number
  /** Looked at and handed back at once. */
  readonly verified?: boolean | undefined
}

export interface Opening {
  readonly residentId: number
  readonly itemId: number
  /** Left out: the first the item offers. */
  readonly mode?: Mode
  readonly agent?: AgentInput | null
  readonly mandate?: MandateInput | null
  readonly received?: readonly HandedIn[]
  readonly note?: string
  readonly answers?: readonly string[]
  readonly visitId?: number | undefined
  readonly renewalId?: number | undefined
}

/** Opens a draft with its number, its materials and what was handed in. Returns its row. */
export function openRequest(call: Writer, opening: Opening): StoredRequest {
  requireResident(call, opening.residentId)
  const item = offeredItem(call, opening.itemId)
  const mode = opening.mode ?? item.text.modes[0] ?? 'assisted'
  if (!item.text.modes.includes(mode)) throw refuse('conflict', 'mode-not-offered')
  const { year, sequence, text } = takeNumber(call, numberSeries, usualTemplate)
  const { lastInsertRowid } = call.database
    .insert(serviceRequests)
    .values({
      numberYear: year,
      numberSequence: sequence,
      number: text,
      itemId: item.itemId,
      versionId: item.id,
      residentId: opening.residentId,
      mode,
      state: 'draft',
      handlerId: call.staff.id,
      grid: peopleOf(call, [opening.residentId]).get(opening.residentId)?.grid ?? '',
      ...checkedAgent(opening.agent ?? null),
      ...mandateColumns(opening.mandate ?? null),
      mandateSigned: false,
      note: opening.note ?? '',
      answers: checkedAnswers(item.text.asks, opening.answers ?? [], []),
      visitId: opening.visitId ?? null,
      renewalId: opening.renewalId ?? null,
      promisedDays: item.text.promisedDays,
      openedAt: call.now,
      openedDay: call.today,
      dueAnnounced: true,
    })
    .run()
  const id = Number(lastInsertRowid)
  const materialIds = item.text.materials.map((material) => addMaterial(call, id, material))
  appendEvent(call, id, 'opened', null, 'draft', { text: opening.note ?? '' })
  handIn(call, id, materialIds, opening.received ?? [])
  noteServed(call, opening.residentId, call.now)
  return requireRequest(call, id)
}

function handIn(
  call: Writer,
  requestId: number,
  materialIds: readonly number[],
  handedIn: readonly HandedIn[],
): void {
  for (const movement of ['received', 'verified'] as const) {
    const entries = handedIn
      .filter(({ verified }) => (verified === true) === (movement === 'verified'))
      .map(({ material, form, count }) => {
        const materialId = materialIds[material]
        if (materialId === undefined) throw refuse('not-found', 'material-unknown')
        return { materialId, form, count }
      })
    if (entries.length > 0) recordCustody(call, requestId, { movement, holder: null, note: '', entries })
  }
}
