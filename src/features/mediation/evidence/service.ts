/** The procedures of evidence: attach, look at the whole on record, take away what lies in the wrong file. */
import { z } from 'zod'
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { attachmentKinds, typeOfKind } from '#vault/attachments/contract'
import type { Stock } from '#vault/attachments/rules/index'
import { contentOf, keepAttachment, removeAttachments } from '#vault/attachments/store'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { nameOfStaff, refuseAhead, requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase } from '../cases/service/rows'
import { refuseStrangers } from '../parties/service/strangers'
import { mayChange, mayTakeOut } from '../rules'
import type { CaseReader, CaseWriter } from '../service/call'
import { evidenceKinds, type EvidenceKind } from './contract/words'
import { partiesOf } from '../agreement/service/people'
import { mediationEvidence } from '../schema'
import type { evidenceContract } from './contract'

const evidenceRow = z.object({
  id: z.number(),
  kind: z.enum(evidenceKinds),
  party: z.number().nullable(),
  title: z.string(),
  day: z.string().nullable(),
  file: z.enum(attachmentKinds),
  pages: z.number().nullable(),
  thumbnail: z.instanceof(Buffer),
  at: z.number(),
  staffId: z.number(),
})
const stock = z.object({ files: z.number(), bytes: z.number() })
const owner = z.object({ caseId: z.number(), attachmentId: z.number() })

export const evidenceOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    evidenceRow,
    `SELECT e.id, e.kind, e.party_id AS party, e.title, e.day, a.kind AS file, a.pages, a.thumbnail, e.at, e.staff_id AS staffId
       FROM mediation_evidence e JOIN attachments a ON a.id = e.attachment_id WHERE e.case_id = ? ORDER BY e.id`,
    caseId,
  )

const stockOf = (call: HasStatements, caseId: number): Stock =>
  stock.parse(
    call
      .statement(
        `SELECT count(*) AS files, coalesce(sum(a.size), 0) AS bytes
           FROM mediation_evidence e JOIN attachments a ON a.id = e.attachment_id WHERE e.case_id = ?`,
      )
      .get(caseId),
  )

function requireEvidence(call: CaseReader, id: number) {
  const found = rowOf(
    call,
    owner,
    'SELECT case_id AS caseId, attachment_id AS attachmentId FROM mediation_evidence WHERE id = ?',
    id,
  )
  if (found === null) throw refuse('not-found', 'not-found')
  requireCase(call, found.caseId)
  return found
}

interface Titled {
  readonly kind: EvidenceKind
  readonly party: number | null
  readonly title: string
  readonly day: string | null
}

/** Whoever calls it has seen to it that the case takes it. */
export function keepEvidence(
  call: CaseWriter,
  caseId: number,
  { party, ...titled }: Titled,
  scan: Pick<Parameters<typeof keepAttachment>[1], 'file' | 'thumbnail' | 'pages'>,
): number {
  const attachmentId = keepAttachment(call, { ...scan, ofRecord: stockOf(call, caseId), now: call.now })
  const { lastInsertRowid } = call.database
    .insert(mediationEvidence)
    .values({ caseId, attachmentId, partyId: party, ...titled, at: call.now, staffId: call.staff.id })
    .run()
  return Number(lastInsertRowid)
}

export const evidenceHandlers: HandlersOf<typeof evidenceContract> = {
  list: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const nameOf = nameOfStaff(call)
    return {
      parties: partiesOf(call, id).map((party) => ({ id: party.id, name: party.name })),
      evidence: evidenceOf(call, id).map(({ staffId, thumbnail, ...row }) => ({
        ...row,
        title: row.title,
        thumbnail: thumbnail.toString('base64'),
        by: nameOf(staffId),
      })),
      mayAdd: mayChange(one.state),
      mayTakeAway: mayTakeOut(one.state),
    }
  }),

  attach: write((call, { case: id, kind, party, title, day, file, thumbnail, pages }) => {
    requireOpen(call, id)
    refuseAhead(call, day)
    refuseStrangers(call, id, [party])
    const evidence = keepEvidence(call, id, { kind, party, title, day }, { file, thumbnail, pages })
    call.record({ subject: `mediation-case:${id}`, change: { evidence, kind, digest: file.digest } })
    return { evidence }
  }),

  open: disclose((call, { evidence: id }) => {
    const { caseId, attachmentId } = requireEvidence(call, id)
    const { kind, bytes } = contentOf(call, attachmentId)
    call.disclose({ subject: `mediation-case:${caseId}`, fields: ['scan'], reason: 'paper', note: '' })
    return { kind, content: new Blob([bytes], { type: typeOfKind[kind] }) }
  }),

  takeAway: write((call, { evidence: id, reason }) => {
    const { caseId, attachmentId } = requireEvidence(call, id)
    if (!mayTakeOut(requireOpen(call, caseId).state)) throw refuse('conflict', 'case-closed')
    call.statement('DELETE FROM mediation_evidence WHERE id = ?').run(id)
    removeAttachments(call, [attachmentId])
    call.record({ subject: `mediation-case:${caseId}`, change: { evidence: id, reason } })
    return { case: caseId }
  }),
}
