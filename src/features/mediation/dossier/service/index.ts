/** Serves the dossier: what lies in it, what is missing, and the steps by which a case is closed and bound. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowOf } from '#work/rows'
import { caseAtHand } from '../../cases/service/at-hand'
import { isHead } from '../../cases/service/in-sight'
import { makeStep } from '../../cases/service/move'
import { refuse } from '../../cases/service/refuse'
import { refuseAhead, requireOpen } from '../../cases/service/open'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import { keepEvidence } from '../../evidence/service'
import { dueOf } from '../../follow-ups/service'
import { partiesOf } from '../../parties/service/at-hand'
import { gatesOf, mayTakeOut, numberPages, pagesInAll, type Finding } from '../../rules'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { dossierContract, FindingShown, LeafShown } from '../contract'
import { coverOf, findingsOfCase, mediatorNames } from './at-hand'
import { leavesOf, pagesCounted, type BoundLeaf } from './leaves'
import { keptYearsOf, retentionSettings, setRetention } from './retention'

const subject = (id: number): string => `mediation-case:${id}`

const broughtKey = /^leaf:(\d+)$/

function leafShown(leaf: BoundLeaf, counted: ReadonlyMap<string, number> | null): LeafShown {
  const { key, kind, paper, of, day, picture, pages } = leaf
  const row = broughtKey.exec(key)?.[1]
  return {
    key,
    kind,
    paper: paper === null ? null : { ...paper },
    of,
    day,
    picture,
    pages: pages ?? counted?.get(key) ?? null,
    brought: row === undefined ? null : Number(row),
  }
}

/** What a finding says, as a page puts it in words. */
function findingShown(finding: Finding): FindingShown {
  const { aspect, code } = finding
  const of = (what: string, party: number | null = null, count = 0, committee = '') => ({
    aspect,
    code,
    what,
    party,
    committee,
    count,
  })
  switch (finding.code) {
    case 'hold':
      return of(finding.hold.code)
    case 'ending':
      return of(finding.gap.code, 'party' in finding.gap ? finding.gap.party : null)
    case 'leaf':
      return of(finding.wanted.oneOf.join(' '), finding.wanted.party)
    case 'undated':
      return of(finding.leaf.kind, finding.leaf.party)
    case 'effect':
      return of(finding.missing.what, 'party' in finding.missing ? finding.missing.party : null)
    case 'copy':
      return of(finding.gap.code, finding.gap.for, 0, 'committee' in finding.gap ? finding.gap.committee : '')
    case 'reply':
      return of(finding.gap.code)
    case 'handed-over':
      return of(finding.gap.code, 'party' in finding.gap ? finding.gap.party : null)
    case 'help-unanswered':
    case 'sitting':
    case 'relations-unasked':
    case 'barred':
    case 'uninitialled':
    case 'plea-missing':
    case 'late':
    case 'coming':
    case 'not-made':
      return of('', null, finding.count)
    case 'no-number':
    case 'pages':
      return of('')
  }
}

/** Whether it can be closed, and by whom; where nothing but a reason lacks, the head mediator may. */
function closingOf(
  call: CaseReader,
  row: CaseRow,
  findings: readonly Finding[],
): 'may' | 'head-only' | 'commanded' | 'not-from-here' {
  const [gate] = gatesOf(caseAtHand(call, row, '', { findings }), 'close')
  if (gate === undefined) return 'may'
  if (gate.code === 'not-from-here') return 'not-from-here'
  if (gate.code !== 'closing') return 'commanded'
  return gate.because === 'commanded' ? 'commanded' : 'head-only'
}

const daysRow = z.object({ begun: z.string().nullable(), closed: z.string().nullable() })

/** From acceptance to the closing that stands. */
const daysOf = (call: CaseReader, row: CaseRow) =>
  rowOf(
    call,
    daysRow,
    `SELECT (SELECT accepted_on FROM mediation_cases WHERE id = @id) AS begun,
        (SELECT e.day FROM mediation_case_events e WHERE e.case_id = @id AND e.kind = 'close'
          AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id) ORDER BY e.id DESC LIMIT 1) AS closed`,
    { id: row.id },
  ) ?? { begun: null, closed: null }

const stateOf = (call: CaseReader, id: number) => ({ state: requireCase(call, id).state })

/** The row of a party, or nobody's. Throws `not-found` where the party stands in another case. */
function requireParty(call: CaseReader, caseId: number, party: number | null): void {
  if (party === null) return
  const found = call
    .statement('SELECT 1 FROM mediation_parties WHERE id = ? AND case_id = ?')
    .get(party, caseId)
  if (found === undefined) throw refuse('not-found', 'not-found')
}

function insertLeaf(call: CaseWriter, caseId: number, leaf: LeafWritten): number {
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO mediation_leaves (case_id, kind, party_id, day, title, pages, at, staff_id)
       VALUES (@case, @kind, @party, @day, @title, @pages, @now, @staff)`,
    )
    .run({ case: caseId, ...leaf, now: call.now, staff: call.staff.id })
  return Number(lastInsertRowid)
}

interface LeafWritten {
  readonly kind: string
  readonly party: number | null
  readonly day: string | null
  readonly title: string
  readonly pages: number
}

export const dossierHandlers: HandlersOf<typeof dossierContract> = {
  get: read((call, { id }) => {
    const row = requireCase(call, id)
    const leaves = leavesOf(call, row)
    const findings = findingsOfCase(call, row, leaves)
    const counted = pagesCounted(call, id, leaves)
    const cover = coverOf(call, id)
    const { begun, closed } = daysOf(call, row)
    const numbered = numberPages(
      leaves.map((leaf) => ({ ...leaf, pages: counted?.get(leaf.key) ?? 0 })),
      'without-covers',
    )
    return {
      leaves: leaves.map((leaf) => leafShown(leaf, counted)),
      findings: findings.map(findingShown),
      pages: counted === null ? null : pagesInAll(numbered),
      closing: closingOf(call, row, findings),
      toCome: {
        instalments: findings.reduce((sum, one) => (one.code === 'coming' ? sum + one.count : sum), 0),
        followUps: dueOf(call, row).filter(({ late }) => !late).length,
      },
      cover:
        cover === null
          ? null
          : {
              title: cover.title,
              from: cover.from,
              to: cover.to,
              filedBy: cover.filedBy,
              filedOn: cover.filedOn,
              keptYears: cover.retention.for === 'good' ? null : cover.retention.years,
              remark: cover.remark,
            },
      mediators: [...mediatorNames(call, id)],
      parties: partiesOf(call, id).map(({ id: party, name }) => ({ id: party, name })),
      mediatedFrom: begun,
      closedOn: closed,
      keptYears: keptYearsOf(call, row.kind),
      head: isHead(call.staff),
    }
  }),

  bring: write((call, { id, ...leaf }) => {
    // Shut is shut: what comes later is a later leaf.
    requireOpen(call, id)
    requireParty(call, id, leaf.party)
    refuseAhead(call, leaf.day)
    const { kind, party, day, title, pages } = leaf
    const added = insertLeaf(call, id, { kind, party, day, title, pages })
    call.record({ subject: subject(id), change: { brought: added, ...leaf } })
    return { id: added }
  }),

  takeOut: write((call, { id, leaf }) => {
    if (!mayTakeOut(requireOpen(call, id).state)) throw refuse('conflict', 'case-closed')
    const { changes } = call
      .statement('DELETE FROM mediation_leaves WHERE id = ? AND case_id = ?')
      .run(leaf, id)
    if (changes === 0) throw refuse('not-found', 'no-such-leaf')
    call.record({ subject: subject(id), change: { takenOut: leaf } })
    return {}
  }),

  counted: write((call, { id, counts }) => {
    const row = requireCase(call, id)
    const leaves = leavesOf(call, row)
    const same = counts.length === leaves.length && leaves.every(({ key }, at) => counts[at]?.leaf === key)
    if (!same) throw refuse('conflict', 'leaves-changed')
    call
      .statement('INSERT INTO mediation_page_counts (case_id, counts, at, staff_id) VALUES (?, ?, ?, ?)')
      .run(id, JSON.stringify(counts), call.now, call.staff.id)
    call.record({ subject: subject(id), change: { counts } })
    return {}
  }),

  close: write((call, { id, day, reason }) => {
    makeStep(call, requireCase(call, id), { move: 'close', day, reason })
    call.record({ subject: subject(id), change: { move: 'close', day, reason } })
    return stateOf(call, id)
  }),

  sendBack: write((call, { id, day, reason }) => {
    makeStep(call, requireCase(call, id), { move: 'send-back', day, reason })
    call.record({ subject: subject(id), change: { move: 'send-back', day, reason } })
    return stateOf(call, id)
  }),

  archive: write((call, { id, ...said }) => {
    const row = requireCase(call, id)
    writeCover(call, row, said)
    makeStep(call, row, { move: 'archive', day: said.day, reason: '' })
    call.record({ subject: subject(id), change: { move: 'archive', ...said } })
    return stateOf(call, id)
  }),

  addLater: write((call, { id, title, pages, scan }) => {
    const row = requireCase(call, id)
    makeStep(call, row, { move: 'add-leaf', day: call.today, reason: '' })
    const leaf = { kind: 'later-leaf' as const, party: null, day: call.today, title }
    const added =
      scan === null ? insertLeaf(call, id, { ...leaf, pages }) : keepEvidence(call, id, leaf, scan)
    const digest = scan === null ? {} : { digest: scan.file.digest }
    call.record({
      subject: subject(id),
      change: { later: added, title, pages: scan?.pages ?? pages, ...digest },
    })
    return { id: added }
  }),

  retention: read((call) => retentionSettings(call)),

  setRetention: write((call, { retention }) => {
    setRetention(call, retention)
    call.record({ subject: 'settings:mediation', change: retention })
    return retention
  }),
}

interface CoverWritten {
  readonly day: string
  readonly title: string
  readonly from: string
  readonly to: string
  readonly keptYears: number | null
  readonly remark: string
}

/** 封面, before the step that asks for it; written again where the case was sent back and is bound anew. */
function writeCover(call: CaseWriter, row: CaseRow, said: CoverWritten): void {
  const leaves = leavesOf(call, row)
  const counted = pagesCounted(call, row.id, leaves)
  const numbered = numberPages(
    leaves.map((leaf) => ({ ...leaf, pages: counted?.get(leaf.key) ?? leaf.pages ?? 0 })),
    'without-covers',
  )
  call
    .statement(
      `INSERT INTO mediation_covers (case_id, title, mediators, from_day, to_day, filed_by, filed_on, kept_years, pages, remark)
       VALUES (@case, @title, @mediators, @from, @to, @filedBy, @day, @keptYears, @pages, @remark)`,
    )
    .run({
      ...said,
      case: row.id,
      mediators: JSON.stringify(mediatorNames(call, row.id)),
      filedBy: call.staff.name,
      pages: pagesInAll(numbered),
    })
}
