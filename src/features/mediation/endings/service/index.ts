/** The procedures of ends without an agreement: the end with who, when and how, and notices of the other routes. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { gatesOnTable } from '../../cases/service/gates'
import { makeStep } from '../../cases/service/move'
import { refuseAhead, requireOpen } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import { refuseStrangers } from '../../parties/service/strangers'
import type { CaseWriter } from '../../service/call'
import { endingGaps, type Ending } from '../../rules'
import { livingOf, partiesOf } from '../../agreement/service/people'
import { setStandingAside } from '../../agreement/service/write'
import { mediationEndings, mediationNotices } from '../../schema'
import type { endingsContract } from '../contract'
import { endingOf, noticesOf, storedEnding } from './rows'

const subjectOf = (id: number): string => `mediation-case:${id}`

function writeNotices(
  call: CaseWriter,
  endingId: number,
  told: Ending['told'],
  { on, manner }: { readonly on: string; readonly manner: NonNullable<Ending['manner']> },
): void {
  for (const { party, routes } of told)
    call.database
      .insert(mediationNotices)
      .values({
        endingId,
        partyId: party,
        routes: JSON.stringify(routes),
        on,
        manner,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
}

export const endingsHandlers: HandlersOf<typeof endingsContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    // Who, when and how are asked in the form; what else it waits for is said beside the button.
    const gates = gatesOnTable(call, one)
    const before = (move: Ending['move']) => gates(move, ['ending'])
    const parties = partiesOf(call, id).map((party) => ({ id: party.id, name: party.name }))
    const stored = storedEnding(call, id)
    const ending = endingOf(call, id)
    const untold =
      ending === null
        ? []
        : endingGaps(ending, livingOf(call, id)).flatMap((gap) =>
            gap.code === 'not-told' ? [{ party: gap.party, routes: [...gap.routes] }] : [],
          )
    return {
      parties,
      steps: {
        refuse: before('refuse'),
        withdraw: before('withdraw'),
        fail: before('fail'),
      },
      ending:
        stored === null
          ? null
          : {
              move: stored.move,
              by: stored.by,
              on: stored.on,
              manner: stored.manner,
              notices: [...noticesOf(call, stored.id)],
              untold,
            },
    }
  }),

  end: write((call, { case: id, move, by, on, manner, told }) => {
    const one = requireCase(call, id)
    refuseAhead(call, on)
    refuseStrangers(call, id, [by, ...told.map(({ party }) => party)])
    const event = makeStep(
      call,
      one,
      { move, day: on, reason: '' },
      { ending: { move, by, on, manner, told } },
    )
    setStandingAside(call, id, event, 'ended')
    const { lastInsertRowid } = call.database
      .insert(mediationEndings)
      .values({
        caseId: id,
        eventId: event,
        move,
        partyId: by,
        on,
        manner,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    writeNotices(call, Number(lastInsertRowid), told, { on, manner })
    call.record({ subject: subjectOf(id), change: { move, by, on, manner, told } })
    return { case: id }
  }),

  tell: write((call, { case: id, told, on, manner }) => {
    requireOpen(call, id)
    refuseAhead(call, on)
    refuseStrangers(
      call,
      id,
      told.map(({ party }) => party),
    )
    const ending = storedEnding(call, id)
    if (ending === null) throw refuse('conflict', 'not-ended')
    if (on < ending.on) throw refuse('invalid', 'told-before-the-end', { day: ending.on })
    writeNotices(call, ending.id, told, { on, manner })
    call.record({ subject: subjectOf(id), change: { told, on, manner } })
    return { case: id }
  }),
}
