/** What the rows of a list that count would change, and of whom nothing is ended because a row was not understood. */
import { cellName } from '#work/workbook/rules/columns'
import type { Reader } from '#desk/rpc/call'
import { mayBeOnPaper, residentsById, type OnPaper } from '#features/residents/index'
import { lifeEventsOn } from '../../diners/service/life'
import { differenceOf, endedAtOnce, type Listed, type Stopped } from '../../rules/index'
import type { ListDifference, RestRow } from '../contract'
import { holdersOf } from './known'

/** A row that counts, with where it stands. */
export interface CountedRow extends Listed {
  readonly row: number
  readonly name: string
}

/** Names, people and whole rows that were not understood. */
export interface Unread {
  readonly namesUnread: ReadonlySet<string>
  readonly peopleUnread: ReadonlySet<number>
  readonly rowsUnread: readonly OnPaper[]
}

export function compared(
  call: Reader,
  day: string,
  { counted, stopped }: { readonly counted: readonly CountedRow[]; readonly stopped: readonly Stopped[] },
  whole: readonly string[],
  { namesUnread, peopleUnread, rowsUnread }: Unread,
): Pick<ListDifference, 'gained' | 'lost' | 'waiting' | 'doubtful' | 'unchanged' | 'rest'> {
  const readFor = [...new Set([...whole, ...counted.map(({ category }) => category)])]
  const { gained, lost, waiting, unchanged } = differenceOf(
    { listed: counted, stopped },
    holdersOf(call, [...new Set([...readFor, ...stopped.map(({ category }) => category)])], day),
    readFor,
    day,
    whole,
  )
  const cards = residentsById(
    call,
    [...gained, ...lost, ...waiting].map(({ person }) => person),
  )
  const rest: RestRow[] = []
  const named = <One extends { readonly person: number }>(ones: readonly One[]) =>
    ones.flatMap(({ person, ...one }) => {
      const card = cards.get(person)
      return card === undefined ? [] : [{ ...one, resident: { id: card.id, name: card.name } }]
    })
  const alive = gained.filter((one) => {
    const why = endedAtOnce(one, lifeEventsOn(call, one.person, day), day)
    if (why === null) return true
    const { row, name } = counted.find((row) => row.person === one.person) ?? { row: 0, name: '' }
    rest.push({ row, cell: cellName(null, row), name, code: why })
    return false
  })
  const gone = named(lost)
  const onPaper = mayBeOnPaper(
    call,
    rowsUnread,
    gone.map(({ resident }) => resident.id),
  )
  const isDoubtful = ({ resident }: { readonly resident: { readonly id: number; readonly name: string } }) =>
    namesUnread.has(resident.name) || peopleUnread.has(resident.id) || onPaper.has(resident.id)
  return {
    gained: named(alive),
    lost: gone.filter((one) => !isDoubtful(one)),
    doubtful: gone
      .filter(isDoubtful)
      .map(({ eligibility, resident, category }) => ({ eligibility, resident, category })),
    waiting: named(waiting),
    unchanged,
    rest,
  }
}
