/** A list against the desk, to the row: who is meant, what each row says, and what it would change. */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import type { Reader } from '#desk/rpc/call'
import { openWorkbook } from '#work/workbook/reading/open'
import { cellName, headerWords, type Mapping } from '#work/workbook/rules/columns'
import { residentOnPaper, type OnPaper } from '#features/residents/index'
import type { ListDifference, ListField, ListLayout, RestCode, RestRow } from '../contract'
import { isBlank, isOfHouseholds, listHeaderRows, readListRow } from '../rules/rows'
import { meaningOfWords } from '../rules/words'
import type { Stopped } from '../../rules/index'
import { compared, type CountedRow } from './compared'
import { decisionsSoFar, knownCategories, overtakenBy } from './known'

const pieceOfRows = 50

export interface Plan extends ListDifference {
  readonly decisions: string
}

/** Reads the list and compares it; changes nothing. */
export async function* planOf(
  call: Reader,
  file: Blob,
  layout: ListLayout,
  signal: AbortSignal,
): AsyncGenerator<Progress, Plan> {
  if (layout.day > call.today) throw new DeskError('invalid', 'canteen.list-ahead')
  const sheets = yield* openWorkbook(file, signal)
  const sheet = sheets[layout.sheet]
  if (!sheet?.rows[layout.headerRow]) throw new DeskError('invalid', 'canteen.no-such-sheet')
  const headers = listHeaderRows(sheet.rows, layout.headerRow)
  const mapping: Mapping<ListField> = Object.fromEntries(
    layout.columns.map(({ field, column }) => [field, column]),
  )
  if (mapping.name === undefined || mapping['id-number'] === undefined)
    throw new DeskError('invalid', 'canteen.list-names-nobody')
  if (mapping.category === undefined && layout.category === null)
    throw new DeskError('invalid', 'canteen.list-without-category')

  const decisions = decisionsSoFar(call)
  const words = meaningOfWords(layout, knownCategories(call))
  const rest: RestRow[] = []
  const counted: CountedRow[] = []
  /** Names, people and whole rows that were not understood: of them nothing is ended. */
  const namesUnread = new Set<string>()
  const peopleUnread = new Set<number>()
  const rowsUnread: OnPaper[] = []
  /** Whoever was on the list and is stopped: off it from a day of their own. */
  const stopped: Stopped[] = []
  const overState = headers.map((cells) => headerWords(cells[mapping.state ?? -1] ?? null))
  const stateHeader = overState.find((words) => words !== '') ?? ''
  let rows = 0
  const body = sheet.rows.slice(layout.headerRow + 1)
  for (const [at, cells] of body.entries()) {
    if (at % pieceOfRows === 0) {
      signal.throwIfAborted()
      yield { stage: 'comparing', done: at, total: body.length }
      await nextTurn()
    }
    if (isBlank(cells, headers)) continue
    rows += 1
    const row = layout.headerRow + at + 2
    const leave = (code: RestCode, field: ListField | null, name: string) =>
      void rest.push({
        row,
        cell: cellName(field === null ? null : (mapping[field] ?? null), row),
        name,
        code,
      })
    const read = readListRow(cells, mapping, { day: layout.day, header: stateHeader })
    const meant = residentOnPaper(call, read)
    if (read.kind === 'rest' || meant.kind !== 'one') {
      if (read.kind === 'rest') leave(read.code, read.code === 'no-name' ? 'name' : 'id-number', read.name)
      else if (meant.kind !== 'one') leave(meant.kind, 'id-number', read.name)
      if (read.name !== '') namesUnread.add(read.name)
      rowsUnread.push({ name: read.name, idNumber: read.idNumber })
      for (const id of meant.kind === 'one' ? [meant.id] : meant.mayBe) peopleUnread.add(id)
      continue
    }
    const category = words.of(read.word)
    if (category.kind !== 'is') {
      leave(category.kind, 'category', read.name)
      if (category.kind !== 'category-left-out') peopleUnread.add(meant.id)
      continue
    }
    const { standing } = read
    if (standing.kind === 'unclear') {
      leave(standing.code, standing.code === 'remark-unclear' ? 'remark' : 'state', read.name)
      peopleUnread.add(meant.id)
      continue
    }
    if (standing.kind === 'stopped') {
      stopped.push({ person: meant.id, category: category.category, from: standing.since ?? layout.day })
      continue
    }
    if (read.unread !== null) leave(read.unread.code, 'since', read.name)
    const twin = counted.some((one) => one.person === meant.id && one.category === category.category)
    if (twin) leave('twice', 'name', read.name)
    counted.push({ row, name: read.name, person: meant.id, category: category.category, since: read.since })
  }
  // A list of nobody but those who were stopped is whole for nothing: it says nothing of all others.
  const ofAll = layout.category !== null && stopped.length === 0 ? [layout.category] : []
  // Of a household only its head is named: who is not on it is not off it, unless a person says so.
  const ofHouseholds = isOfHouseholds(headers, body, mapping)
  const byItself = ofHouseholds ? [] : [...counted.map((one) => one.category), ...ofAll]
  const whole = [...new Set([...byItself, ...layout.alsoWhole])].toSorted()
  const unread = { namesUnread, peopleUnread, rowsUnread }
  const difference = compared(call, layout.day, { counted, stopped }, whole, unread)
  const found = {
    rows,
    ...difference,
    rest: [...rest, ...difference.rest].toSorted((a, b) => a.row - b.row),
    words: words.shown(),
    whole,
    ofHouseholds,
    overtakenBy: overtakenBy(call, layout.day, [
      ...new Set([...whole, ...[...counted, ...stopped].map((one) => one.category)]),
    ]),
  }
  const hash = createHash('sha256').update(new Uint8Array(await file.arrayBuffer()))
  return {
    ...found,
    fingerprint: hash.update(JSON.stringify([layout, found])).digest('hex'),
    decisions,
  }
}
