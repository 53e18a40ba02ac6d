/** The leaves of a case: papers of which there is something on record, and papers that were brought, in the order in which they are bound. */
import { z } from 'zod'
import { attachmentKinds } from '#vault/attachments/contract'
import { rowOf, rowsOf } from '#work/rows'
import type { CaseRow } from '../../cases/service/rows'
import { leafKinds, type LeafKind } from '../../contract/words'
import type { PaperFor } from '../../papers/contract'
import type { Paper } from '../../papers/contract/words'
import { paperKinds } from '../../papers/rules/kinds'
import { offersOf } from '../../papers/service/offers'
import { inOrder, type Leaf } from '../../rules'
import type { CaseReader } from '../../service/call'

/** `paper:agreement:4`, `leaf:7`: by which its pages are counted. */
export interface BoundLeaf extends Leaf {
  readonly key: string
  readonly paper: { readonly paper: Paper; readonly about: number | null; readonly for: PaperFor } | null
  /** Whose it is, or what a leaf that was brought is called. */
  readonly of: string
  /** The row of evidence whose file is a picture. */
  readonly picture: number | null
  /** As whoever put it in counted them; null where the packet counts. */
  readonly pages: number | null
}

const leafRow = z.object({
  id: z.number(),
  kind: z.enum(leafKinds),
  party_id: z.number().nullable(),
  day: z.string().nullable(),
  title: z.string(),
  pages: z.number(),
})
const scannedRow = leafRow.extend({ file: z.enum(attachmentKinds) })

const brought = (call: CaseReader, caseId: number): readonly Omit<BoundLeaf, 'id'>[] =>
  rowsOf(
    call,
    leafRow,
    'SELECT id, kind, party_id, day, title, pages FROM mediation_leaves WHERE case_id = ? ORDER BY id',
    caseId,
  ).map(({ id, kind, party_id: party, day, title, pages }) => ({
    key: `leaf:${id}`,
    kind,
    party,
    day,
    paper: null,
    of: title,
    picture: null,
    pages,
  }))

/** Scans and photos: bound as they are, so that one scan of four pages is four. */
const scanned = (call: CaseReader, caseId: number): readonly Omit<BoundLeaf, 'id'>[] =>
  rowsOf(
    call,
    scannedRow,
    `SELECT e.id, e.kind, e.party_id, e.day, e.title, a.kind AS file, coalesce(a.pages, 1) AS pages FROM mediation_evidence e
       JOIN attachments a ON a.id = e.attachment_id WHERE e.case_id = ? ORDER BY e.id`,
    caseId,
  ).map(({ id, kind, party_id: party, day, title, file, pages }) => ({
    key: `evidence:${id}`,
    kind,
    party,
    day,
    paper: null,
    of: title,
    picture: file === 'pdf' ? null : id,
    pages,
  }))

const made = (call: CaseReader, row: CaseRow): readonly Omit<BoundLeaf, 'id'>[] =>
  offersOf(call, row)
    .filter(({ bound }) => bound)
    .map(({ paper, about, for: meant, of, day, party }) => ({
      key: about === null ? `paper:${paper}` : `paper:${paper}:${about}`,
      kind: paperKinds[paper].leaf satisfies LeafKind,
      party,
      day,
      paper: { paper, about, for: meant },
      of,
      picture: null,
      pages: null,
    }))

export function leavesOf(call: CaseReader, row: CaseRow): readonly BoundLeaf[] {
  const all = [...made(call, row), ...brought(call, row.id), ...scanned(call, row.id)].map((leaf, at) => ({
    ...leaf,
    id: at + 1,
  }))
  const byId = new Map(all.map((leaf) => [leaf.id, leaf]))
  return inOrder(all).flatMap(({ id }) => byId.get(id) ?? [])
}

const counts = z.array(z.strictObject({ leaf: z.string(), pages: z.number() }))
const countedRow = z.object({ counts: z.string() })

/** Pages of each leaf by its key, as the packet was last rendered; null where its leaves are not those of today. */
export function pagesCounted(
  call: CaseReader,
  caseId: number,
  leaves: readonly BoundLeaf[],
): ReadonlyMap<string, number> | null {
  const row = rowOf(
    call,
    countedRow,
    'SELECT counts FROM mediation_page_counts WHERE case_id = ? ORDER BY id DESC LIMIT 1',
    caseId,
  )
  if (row === null) return null
  const last = counts.parse(JSON.parse(row.counts))
  const same = last.length === leaves.length && leaves.every(({ key }, at) => last[at]?.leaf === key)
  return same ? new Map(last.map(({ leaf, pages }) => [leaf, pages])) : null
}
