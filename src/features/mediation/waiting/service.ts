/** Finds what each case in sight waits for; each slice says of its own tables what is open. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { rowId } from '#ground/contract/fields'
import { read, type HandlersOf } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { dutiesOf, standingAgreement } from '../agreement/service/stored'
import { askingOf, casesInSight, isHead } from '../cases/service/in-sight'
import { cardsOf, casesWhere, type CaseRow } from '../cases/service/rows'
import { confirmationDueOf } from '../confirmation/service/index'
import { dueOf } from '../follow-ups/service'
import { consentsOf, partiesOf } from '../parties/service/at-hand'
import { colleaguesOf } from '../hands/service/colleagues'
import { keptOf, watchedOf } from '../performance/rows'
import { isAnswered } from '../replies/service'
import { contactDueOf, hasContactAgreed } from '../risk/service/said'
import { hasEnded, isReplyOwed, isWatched, reportsOwed } from '../rules'
import { mayWait } from './rows'
import { waitsOf, type Wait } from './rules'
import { reportsOf, screeningsOf } from '../screening/service/at-hand'
import type { CaseReader } from '../service/call'
import type { waitingContract, Whose } from './contract'

const none = '9999'
const byDay = listOrder('mediation.waiting', 'rising', z.tuple([z.string().max(10), rowId]))

const isMine = `EXISTS (SELECT 1 FROM mediation_stays own WHERE own.case_id = c.id AND own.staff_id = ?
  AND own.as_what = 'mediator' AND own.until_day IS NULL)`

interface Waiter {
  readonly row: CaseRow
  readonly wait: Wait
  /** The safe day for asking a court, where that is not what it waits for first. */
  readonly court: string | null
}

/** What is asked: what each waits for, or by when alone, which is the same whether everybody consents or not. */
type Asked = 'what' | 'when'

function waitersOf(call: CaseReader, whose: Whose, asked: Asked): readonly Waiter[] {
  const left = leftBehindOf(call)
  const rows =
    whose === 'mine'
      ? casesWhere(
          call,
          `${mayWait} AND (${isMine} OR c.id IN (SELECT value FROM json_each(?)))`,
          'ORDER BY c.id',
          call.staff.id,
          JSON.stringify([...left.keys()]),
        )
      : casesWhere(call, mayWait, 'ORDER BY c.id')
  return rows.flatMap((row) => {
    const [wait, ...after] = waitsOfCase(call, row, left.get(row.id) ?? null, asked)
    const court = after.find((one) => one.for === 'confirmation' || one.for === 'seal')?.due ?? null
    return wait === undefined ? [] : [{ row, wait, court }]
  })
}

const leftRow = z.object({ id: z.number(), staff_id: z.number().nullable() })
const leaverRow = z.object({ id: z.number(), left_at: z.number() })

/**
 * The cases that nobody has who is still here, each with the day since when: of whoever lost the role alone, since today.
 *
 * Whoever deactivates a colleague learns nothing of their cases; who answers for all of them is asked here, inside the file.
 */
function leftBehindOf(call: CaseReader): ReadonlyMap<number, string> {
  if (!isHead(call.staff)) return new Map()
  const cases = rowsOf(
    call,
    leftRow,
    `SELECT c.id, (SELECT max(own.staff_id) FROM mediation_stays own
        WHERE own.case_id = c.id AND own.as_what = 'mediator' AND own.until_day IS NULL) AS staff_id
       FROM mediation_cases c
      WHERE ${mayWait} AND ${casesInSight.ofRow('c', askingOf(call))}
        AND NOT EXISTS (SELECT 1 FROM mediation_stays own WHERE own.case_id = c.id AND own.as_what = 'mediator'
          AND own.until_day IS NULL AND own.staff_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(colleaguesOf(call).map(({ id }) => id)),
  )
  const leavers = rowsOf(
    call.beside('desk'),
    leaverRow,
    'SELECT id, left_at FROM staff WHERE left_at IS NOT NULL',
  )
  const leftOn = new Map(leavers.map(({ id, left_at }) => [id, dayAt(left_at)]))
  return new Map(cases.map(({ id, staff_id }) => [id, leftOn.get(staff_id ?? 0) ?? call.today]))
}

function waitsOfCase(
  call: CaseReader,
  row: CaseRow,
  leftBehindSince: string | null,
  asked: Asked,
): readonly Wait[] {
  return waitsOf({
    state: row.state,
    due: row.due,
    ...screenedOf(call, row),
    leftBehindSince,
    contactDue: contactDueIn(call, row),
    allConsent: asked === 'when' || doAllConsent(call, row.id),
    courtTimeOpenSince:
      row.court_referral !== null && row.due === null && !hasEnded(row.state) ? row.accepted_on : null,
    reply:
      row.referrer === null || !isReplyOwed(row.state, row.reply_due) || isAnswered(call, row)
        ? null
        : { due: row.reply_due },
    instalments: ['in-effect', 'performed'].includes(row.state) ? openInstalments(call, row.id) : [],
    followUps: dueOf(call, row).map(({ due }) => due),
    confirmationDue: confirmationDueOf(call, row),
  })
}

function doAllConsent(call: CaseReader, caseId: number): boolean {
  const consents = consentsOf(call, caseId)
  return partiesOf(call, caseId).every(
    ({ id, died_on }) =>
      died_on !== null || consents.some(({ party, mediation }) => party === id && mediation === 'consents'),
  )
}

/** Nobody is told to be in touch about a quarrel of which nobody said anything. */
const contactDueIn = (call: CaseReader, { id, state, risk }: CaseRow): string | null =>
  isWatched(state) && (risk !== 'low' || hasContactAgreed(call, id)) ? contactDueOf(call, id) : null

/** Whether somebody asked the questions, and the day of the first thing found that has to be reported still. */
function screenedOf(call: CaseReader, row: CaseRow) {
  const standing = screeningsOf(call, row.id).at(-1)
  if (standing === undefined) return { isScreened: false, reportOwedSince: null }
  const foundOn = new Map(
    (standing.suspicions ?? []).map(({ id, discoveredAt }) => [id, dayAt(discoveredAt)]),
  )
  const [since] = reportsOwed(standing, reportsOf(call, row.id), { day: call.today, at: call.now })
    .map(({ suspicion }) => (suspicion === null ? undefined : foundOn.get(suspicion)) ?? dayAt(row.opened_at))
    .toSorted()
  return { isScreened: true, reportOwedSince: since ?? null }
}

function openInstalments(call: CaseReader, caseId: number): readonly (string | null)[] {
  const agreement = standingAgreement(call, caseId)
  if (agreement === null) return []
  return watchedOf(dutiesOf(call, agreement.id), keptOf(call, agreement.id), call.today)
    .filter(({ standing }) => standing !== 'kept')
    .map(({ due }) => due)
}

const placeOf = ({ row, wait }: Waiter): [string, number] => [wait.due ?? none, row.id]

export const waitingHandlers: HandlersOf<typeof waitingContract> = {
  list: read((call, { whose, after, limit }) => {
    const start = byDay.startOf(after)
    const isBeyond = (one: Waiter): boolean => start === null || inOrder(placeOf(one), start) > 0
    const found = waitersOf(call, whose, 'what')
      .filter(isBeyond)
      .toSorted((one, other) => inOrder(placeOf(one), placeOf(other)))
    const { rows, next } = byDay.page(found.slice(0, limit + 1), limit, placeOf)
    const cards = cardsOf(
      call,
      rows.map(({ row }) => row),
    )
    return {
      rows: rows.flatMap(({ row, wait, court }) =>
        cards.filter(({ id }) => id === row.id).map((card) => ({ ...card, waits: { ...wait, court } })),
      ),
      next,
    }
  }),

  due: read((call) => {
    const days = waitersOf(call, 'mine', 'when').flatMap(({ wait: { due } }) => (due === null ? [] : [due]))
    return {
      today: days.filter((day) => day === call.today).length,
      overdue: days.filter((day) => day < call.today).length,
    }
  }),
}

const inOrder = (
  [oneDay, oneId]: readonly [string, number],
  [otherDay, otherId]: readonly [string, number],
): number => oneDay.localeCompare(otherDay) || oneId - otherId
