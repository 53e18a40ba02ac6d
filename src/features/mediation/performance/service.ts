/** The procedures of performance: what was kept, slips put right, reminders, and that all of it is kept or will not be. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { gatesOnTable } from '../cases/service/gates'
import { makeStep } from '../cases/service/move'
import { refuseAhead, refuseBeforeAcceptance } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase, type CaseRow } from '../cases/service/rows'
import type { CaseReader } from '../service/call'
import { keepingFault, performedOn } from '../rules'
import { partiesOf } from '../agreement/service/people'
import { agreementById, dutiesOf, standingAgreement, type StoredDuty } from '../agreement/service/stored'
import { mediationPerformances, mediationReminders } from '../schema'
import type { InstalmentShown, performanceContract } from './contract'
import { keptById, keptOf, ownerOf, performancesOf, remindedOf, watchedOf, type KeptRow } from './rows'

const subjectOf = (id: number): string => `mediation-case:${id}`

/**
 * In effect, and something of it can still be kept, also after somebody was told to sue (人民调解法 32), or put right, also after all of it was
 * said to be kept.
 */
const isOpen = ({ state }: CaseRow): boolean => ['in-effect', 'performed', 'unperformed'].includes(state)

/** The case of an instalment of the agreement that stands, where the asking person may see it. */
function requireInstalment(call: CaseReader, instalment: number) {
  const owner = ownerOf(call, instalment)
  const agreement = owner === null ? null : agreementById(call, owner.agreement)
  if (owner === null || agreement === null) throw refuse('not-found', 'not-found')
  const one = requireCase(call, agreement.caseId)
  if (!isOpen(one) || standingAgreement(call, one.id)?.id !== agreement.id)
    throw refuse('conflict', 'not-in-effect')
  return { one, agreement, fen: owner.fen }
}

function instalmentsShown(
  duty: StoredDuty,
  kept: readonly KeptRow[],
  reminded: ReadonlyMap<number, string>,
  today: string,
): InstalmentShown[] {
  const watching = watchedOf([duty], kept, today)
  return duty.instalments.map(({ id, due, fen }, at) => {
    const seen = watching.find(({ instalment }) => instalment === at)
    return {
      id,
      due,
      fen,
      standing: seen?.standing ?? 'coming',
      leftFen: seen?.leftFen ?? null,
      daysLate: seen?.daysLate ?? 0,
      kept: kept
        .filter((row) => row.instalment === id)
        .map((row) => ({ id: row.id, day: row.day, fen: row.fen, way: row.way, isReversed: row.isReversed })),
      remindedOn: reminded.get(id) ?? null,
    }
  })
}

export const performanceHandlers: HandlersOf<typeof performanceContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const standing = standingAgreement(call, id)
    const names = new Map(partiesOf(call, id).map((party) => [party.id, party.name]))
    const kept = standing === null ? [] : keptOf(call, standing.id)
    const before = gatesOnTable(call, one)
    const reminded = standing === null ? new Map<number, string>() : remindedOf(call, standing.id)
    return {
      duties: (standing === null ? [] : dutiesOf(call, standing.id)).map((duty) => ({
        id: duty.id,
        who: names.get(duty.who) ?? '',
        toWhom: names.get(duty.toWhom) ?? '',
        what: duty.what,
        manner: duty.manner,
        fen: duty.fen,
        instalments: instalmentsShown(duty, kept, reminded, call.today),
      })),
      isOpen: standing !== null && isOpen(one),
      steps: {
        perform: before('perform'),
        leaveUnperformed: before('leave-unperformed'),
      },
    }
  }),

  keep: write((call, { instalment, day, fen, way }) => {
    const { one, agreement, fen: owed } = requireInstalment(call, instalment)
    refuseAhead(call, day)
    refuseBeforeAcceptance(one, day)
    const seen = dutiesOf(call, agreement.id)
      .flatMap((duty) => instalmentsShown(duty, keptOf(call, agreement.id), new Map(), call.today))
      .find(({ id }) => id === instalment)
    if (seen === undefined) throw refuse('not-found', 'not-found')
    const fault = keepingFault({ ...seen, fen: owed }, { fen, way })
    if (fault !== null) throw refuse(fault === 'not-such-a-duty' ? 'invalid' : 'conflict', fault)
    const { lastInsertRowid } = call.database
      .insert(mediationPerformances)
      .values({ instalmentId: instalment, day, fen, way, at: call.now, staffId: call.staff.id })
      .run()
    const performance = Number(lastInsertRowid)
    call.record({ subject: subjectOf(one.id), change: { performance, instalment, day, fen, way } })
    return { performance }
  }),

  reverse: write((call, { performance: id }) => {
    const kept = keptById(call, id)
    if (kept === null) throw refuse('not-found', 'not-found')
    const { one } = requireInstalment(call, kept.instalment)
    const { lastInsertRowid } = call.database
      .insert(mediationPerformances)
      .values({
        instalmentId: kept.instalment,
        day: kept.day,
        fen: kept.fen === null ? null : -kept.fen,
        way: kept.way,
        reverses: id,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: subjectOf(one.id), change: { reverses: id } })
    return { performance: Number(lastInsertRowid) }
  }),

  remind: write((call, { instalment, on, manner, said }) => {
    const { one } = requireInstalment(call, instalment)
    refuseAhead(call, on)
    call.database
      .insert(mediationReminders)
      .values({ instalmentId: instalment, on, manner, said, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(one.id), change: { instalment, on, manner, said } })
    return { instalment }
  }),

  perform: write((call, { case: id }) => {
    const one = requireCase(call, id)
    const standing = standingAgreement(call, id)
    const duties = standing === null ? [] : dutiesOf(call, standing.id)
    const kept = standing === null ? [] : keptOf(call, standing.id)
    const day = performedOn(duties, performancesOf(duties, kept), call.today) ?? call.today
    makeStep(call, one, { move: 'perform', day, reason: '' })
    call.record({ subject: subjectOf(id), change: { performedOn: day } })
    return { case: id }
  }),

  leaveUnperformed: write((call, { case: id, reason }) => {
    const one = requireCase(call, id)
    makeStep(call, one, { move: 'leave-unperformed', day: call.today, reason })
    call.record({ subject: subjectOf(id), change: { reason } })
    return { case: id }
  }),
}
