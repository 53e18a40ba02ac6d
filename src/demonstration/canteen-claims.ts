/** Two claims: the month before last, paid with two meals deducted by audit; and last month, drawn up and still open. */
import { addDays, addMonths, monthOf } from '#ground/days'
import type { Community } from './community'

const hour = 3_600_000

/** Rung up about the paid claim. */
const calls = 8

export function planClaims({ office, time, timeline, random, manager }: Community): void {
  const chance = random.branch('claims')
  const thisMonth = `${monthOf(time.today)}-01`
  const [paid, open] = [monthOf(addMonths(thisMonth, -2)), monthOf(addMonths(thisMonth, -1))]
  /** The first day at work from the third of the month after. */
  const dayAfter = (month: string, from: number) =>
    time.days.find((day) => day >= addDays(addMonths(`${month}-01`, 1), from - 1))
  const claims = (at: number) => office.at(at, manager).canteen.claims

  const submitted = dayAfter(paid, 3)
  const cleared = dayAfter(paid, 18)
  if (submitted !== undefined && cleared !== undefined) {
    const at = time.instant(submitted, 15 * 60)
    timeline.plan(at, () => {
      const { id } = claims(at).make({ span: 'month', month: paid })
      claims(at).check({ id })
      claims(at + hour).draw({ id, count: calls })
      for (const { id: call } of claims(at + hour).calls({ id }).calls) {
        const result = chance.chance(0.8) ? 'confirmed' : 'not-reached'
        claims(at + hour).noteCall({ call, result })
      }
      claims(at + hour).submit({ id })
      const received = time.instant(cleared, 10 * 60)
      timeline.plan(received, () => {
        for (const { funder, claimedFen } of claims(received).get({ id }).funders) {
          const deductedFen = funder === '区' ? Math.min(400, claimedFen) : 0
          claims(received).notePayment({
            id,
            funder,
            day: cleared,
            slip: `ICBC-${paid.replace('-', '')}-${funder}`,
            fen: claimedFen - deductedFen,
            deductedFen,
            sentBackFen: 0,
            reason: deductedFen > 0 ? '审计核减两餐' : '',
          })
        }
        claims(received + hour).settle({ id, reason: '' })
      })
    })
  }
  const drawnUp = dayAfter(open, 2)
  if (drawnUp === undefined) return
  const at = time.instant(drawnUp, 16 * 60)
  timeline.plan(at, () => void claims(at).make({ span: 'month', month: open }))
}
