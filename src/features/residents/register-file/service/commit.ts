/** Brings a register in, in pieces of their own transactions; until the last, nobody sees anything of it. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import { putEntry } from '#work/dictionaries/service'
import type { LongCall, Writer } from '#desk/rpc/call'
import type { RegisterCounts, RegisterLayout } from '../contract'
import type { RegisterPerson } from '../rules/rows'
import { relationByWords } from '../rules/relations'
import { tokensOf } from '../../search-index/rules/tokens'
import { maskPhone } from '#ground/people/masking'
import { changeFields, changePhones, noteChange, settle, type Fields } from '../../people/service/change'
import { householdAt } from '../../people/service/households'
import { insertResident } from '../../people/service/new-resident'
import { holderOf } from '../../people/service/person-input'
import { findWhole, type StoredResident } from '../../people/service/rows'
import { isInSight } from '../../people/service/sight'
import { putWords } from '../../search-index/service'
import type { Codes } from './labels'
import { differenceOf, phoneEntry } from './known'
import { planOf, type Plan, type PlannedRow } from './plan'
import { rememberColumns } from './remembered'
import { takeBack } from './take-back'
import { tokenSlices, type TokenSlices } from './token-slices'
import { rowsOf } from '#work/rows'
import { ownPhones } from '../../people/service/phones'

/** A piece ends after this many milliseconds, so that whoever waits gets their turn, however busy the machine is. */
const pieceLasts = 20
const leastRows = 5
const mostRows = 500

/** Imports at work, by the database they work on: one at a time. */
const atWork = new WeakMap<object, Set<number>>()

export function importsAtWork(call: Pick<LongCall, 'database'>): Set<number> {
  const running = atWork.get(call.database) ?? new Set<number>()
  atWork.set(call.database, running)
  return running
}

const unfinishedRow = z.object({ id: z.number(), state: z.enum(['running', 'undoing']) })

/** Takes back what a crash left of an import, and goes on with what it interrupted. */
export async function mendImports(call: LongCall): Promise<void> {
  const unfinished = rowsOf(
    call,
    unfinishedRow,
    "SELECT id, state FROM resident_imports WHERE state IN ('running', 'undoing')",
  ).filter(({ id }) => !importsAtWork(call).has(id))
  for (const { id, state } of unfinished) {
    for (const _piece of takeBack((work) => call.transaction(work), id, state === 'running')) await nextTurn()
  }
}

export interface CommitInput {
  readonly file: Blob
  readonly fileName: string
  readonly layouts: readonly RegisterLayout[]
  readonly fingerprint: string
}

export async function* commitRegister(
  call: LongCall,
  { file, fileName, layouts, fingerprint }: CommitInput,
  signal: AbortSignal,
): AsyncGenerator<Progress, { id: number | null; counts: RegisterCounts; heldBack: number }> {
  const running = importsAtWork(call)
  if (running.size > 0) throw new DeskError('conflict', 'residents.import-running')
  await mendImports(call)
  const plan = yield* planOf(call, file, layouts, signal)
  if (plan.fingerprint !== fingerprint) throw new DeskError('conflict', 'residents.changed-since-preview')
  const work = plan.rows.filter(
    (row) => row.kind === 'new' || (row.kind === 'known' && row.difference !== null),
  )
  if (work.length === 0) {
    // That somebody brought a register in is on record, also where nothing of it was new.
    call.transaction((writer) => writer.record({ subject: 'resident-import:none', change: plan.counts }))
    return { id: null, counts: plan.counts, heldBack: 0 }
  }

  const id = call.transaction((writer) => {
    for (const { header, mapping } of plan.sheets) rememberColumns(writer, header, mapping)
    return begin(writer, fileName, plan)
  })
  running.add(id)
  const state: { finished: boolean } = { finished: false }
  const heldBack: PlannedRow['kind'][] = []
  try {
    const slices = tokenSlices()
    let at = 0
    // What was compared last has held the others already.
    await nextTurn()
    while (at < work.length) {
      signal.throwIfAborted()
      yield { stage: 'writing', done: at, total: work.length }
      const piece = call.transaction((writer) => writePiece(writer, work, at, plan.codes, id, slices))
      at += piece.written
      heldBack.push(...piece.heldBack)
      await nextTurn()
      if (slices.isFull() || at === work.length) {
        yield* slices.write(call, signal, { stage: 'writing', done: at, total: work.length })
      }
    }
    signal.throwIfAborted()
    call.transaction((writer) => {
      for (const { dictionary, code, label } of plan.newLabels) {
        putEntry(writer, { dictionary, code, label, tone: 'plain', note: '', active: true })
      }
      writer.statement("UPDATE resident_imports SET state = 'done' WHERE id = ?").run(id)
      const counts = countsWithout(plan.counts, heldBack)
      writer
        .statement('UPDATE resident_imports SET added = ?, changed = ? WHERE id = ?')
        .run(counts.added, counts.changed, id)
      writer.record({
        subject: `resident-import:${id}`,
        change: { ...counts, ...(heldBack.length > 0 && { heldBack: heldBack.length }) },
      })
    })
    state.finished = true
  } finally {
    // Cancelled or failed: nothing of it stays. When even this cannot run, as at a desk that was locked meanwhile, the
    // next import or start does it: for that this one must not count as at work any more.
    try {
      if (!state.finished) {
        for (const _piece of takeBack((writer) => call.transaction(writer), id, true)) await nextTurn()
      }
    } finally {
      running.delete(id)
    }
  }
  return { id, counts: countsWithout(plan.counts, heldBack), heldBack: heldBack.length }
}

const countsWithout = (counts: RegisterCounts, heldBack: readonly PlannedRow['kind'][]): RegisterCounts => ({
  ...counts,
  added: counts.added - heldBack.filter((kind) => kind === 'new').length,
  changed: counts.changed - heldBack.filter((kind) => kind === 'known').length,
})

function begin(call: Writer, fileName: string, { counts, newLabels }: Plan): number {
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO resident_imports (state, file_name, at, staff_id, added, changed, unchanged, refused, new_entries)
       VALUES ('running', ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      fileName,
      call.now,
      call.staff.id,
      counts.added,
      counts.changed,
      counts.unchanged,
      counts.refused,
      JSON.stringify(newLabels.map(({ dictionary, code }) => ({ dictionary, code }))),
    )
  return Number(lastInsertRowid)
}

/** Writes rows from `from` on for a moment, and returns how many, and which of these were held back. */
function writePiece(
  call: Writer,
  rows: readonly PlannedRow[],
  from: number,
  codes: Codes,
  importId: number,
  slices: TokenSlices,
): { readonly written: number; readonly heldBack: readonly PlannedRow['kind'][] } {
  const begun = performance.now()
  let written = 0
  const heldBack: PlannedRow['kind'][] = []
  for (const row of rows.slice(from, from + mostRows)) {
    if (written >= leastRows && performance.now() - begun > pieceLasts) break
    if (!writeRow(call, row, codes, importId, slices)) heldBack.push(row.kind)
    written += 1
  }
  return { written, heldBack }
}

/** False where the desk was quicker, and the row is held back: the record has become one that a file says nothing of, or somebody else has the number. */
function writeRow(
  call: Writer,
  row: PlannedRow,
  codes: Codes,
  importId: number,
  slices: TokenSlices,
): boolean {
  if (row.kind === 'new') {
    // Somebody may have been registered under the number since.
    if (holderOf(call, row.person.idNumber) !== null) return false
    addPerson(call, row.person, codes, importId, slices)
  }
  if (row.kind !== 'known' || row.difference === null) return true
  // While the rows before it were written the record may have been changed, merged or locked at the desk: it is compared again as it is now.
  const record = findWhole(call, row.record.id)
  if (record === null || !isInSight(call, record.id) || record.is_protected === 1) return false
  const { person } = row
  const difference = differenceOf(call, record, person, {
    estate: codes.estate(person.estate),
    grid: codes.grid(person.grid),
    tags: person.tags.map(codes.tag),
  })
  if (difference === null) return true
  const { fields, newPhones, newTags } = difference
  changeFields(
    call,
    record,
    { ...fields, ...householdOf(call, record, fields, importId) },
    'import',
    importId,
  )
  if (newPhones.length > 0) {
    changePhones(call, record.id, [...ownPhones(call, record.id), ...newPhones], 'import', importId)
  }
  for (const tag of newTags) {
    putTag(call, record.id, tag, importId)
    noteChange(call, record.id, 'import', 'tags', null, { tag }, importId)
  }
  settle(call, record)
  return true
}

const partsOfDoor = ['estate', 'building', 'unit', 'room'] as const

/** Whoever stands behind another door lives with those who are there; what they were to the others of the old one is not said of these. */
function householdOf(call: Writer, record: StoredResident, fields: Fields, importId: number): Fields {
  if (partsOfDoor.every((part) => fields[part] === undefined)) return {}
  // A part that nobody had known names the same door more closely.
  const hasMoved = partsOfDoor.some((part) => fields[part] !== undefined && record[part] !== '')
  return {
    household_id: householdAt(call, { ...record, ...definedDoor(fields) }, importId),
    ...(hasMoved && { relation: '' }),
  }
}

const definedDoor = ({
  estate,
  building,
  unit,
  room,
}: { readonly [Part in 'estate' | 'building' | 'unit' | 'room']?: string | undefined }) => ({
  ...(estate !== undefined && { estate }),
  ...(building !== undefined && { building }),
  ...(unit !== undefined && { unit }),
  ...(room !== undefined && { room }),
})

function putTag(call: Writer, residentId: number, tag: string, importId: number): void {
  call
    .statement(
      "INSERT INTO resident_tags (resident_id, tag, since, until, proof, import_id) VALUES (?, ?, NULL, NULL, '', ?)",
    )
    .run(residentId, tag, importId)
}

function addPerson(
  call: Writer,
  person: RegisterPerson,
  codes: Codes,
  importId: number,
  slices: TokenSlices,
): void {
  const estate = codes.estate(person.estate)
  const { address, phones, emergency } = person
  const id = insertResident(
    call,
    {
      fields: {
        name: person.name,
        sex: person.sex,
        id_kind: person.idNumber === '' && person.idKind !== 'household-register' ? null : person.idKind,
        id_number: person.idNumber,
        birth: person.birth,
        ethnicity: person.ethnicity,
        registration: person.registration,
        registration_place: person.registrationPlace,
        ...address,
        estate,
        grid: codes.grid(person.grid),
        remark: person.remark,
      },
      phones: phones.map((number) => phoneEntry(person, number)),
      contacts: emergency
        ? [{ name: emergency.name, relation: emergency.relation || person.relation, phone: emergency.phone }]
        : [],
    },
    {
      relation: relationByWords(person.relation),
      householdId: householdAt(call, { estate, ...address }, importId),
      importId,
    },
  )
  const [first] = phones
  if (first !== undefined) {
    call
      .statement('UPDATE residents SET phone_masked = ?, phone_owner = ?, phone_owner_name = ? WHERE id = ?')
      .run(maskPhone(first), phoneEntry(person, first).owner, phoneEntry(person, first).ownerName, id)
  }
  if (person.status !== null && person.status !== 'living') {
    call
      .statement('UPDATE residents SET status = ?, status_since = ? WHERE id = ?')
      .run(person.status, person.statusSince, id)
  }
  for (const tag of new Set(person.tags.map(codes.tag))) putTag(call, id, tag, importId)
  const tokens = tokensOf({ name: person.name, phones, idNumber: person.idNumber, address, estate })
  putWords(call, id, tokens)
  slices.add(id, tokens)
}
