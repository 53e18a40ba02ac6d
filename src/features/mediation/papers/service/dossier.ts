/** What cover, contents, back and the report on closing say of a case. */
import { z } from 'zod'
import { rowOf } from '#work/rows'
import type { CaseRow } from '../../cases/service/rows'
import { leavesOf, pagesCounted } from '../../dossier/service/leaves'
import { confirmedOn } from '../../confirmation/service/rows'
import { followUpsOf } from '../../follow-ups/service'
import { sessionsOf } from '../../sessions/service/rows'
import { numberPages, pagesInAll } from '../../rules'
import type { CaseReader } from '../../service/call'
import type { PaperFor } from '../contract'
import type { PaperClosing, PaperDossier } from '../contract/source'
import { nobody } from '../rules/teller'
import type { Telling } from './telling'

const coverRow = z.object({
  title: z.string(),
  from_day: z.string(),
  to_day: z.string(),
  filed_by: z.string(),
  filed_on: z.string(),
  kept_years: z.number().nullable(),
  remark: z.string(),
})

/** Pages stand in the contents once the packet was rendered with today's leaves, and the cover is filled when it is bound. */
export function dossierFor(call: CaseReader, row: CaseRow, telling: Telling, { is }: PaperFor): PaperDossier {
  const cover = rowOf(
    call,
    coverRow,
    `SELECT title, from_day, to_day, filed_by, filed_on, kept_years, remark FROM mediation_covers WHERE case_id = ?`,
    row.id,
  )
  const leaves = leavesOf(call, row)
  const counted = pagesCounted(call, row.id, leaves)
  const numbered = numberPages(
    leaves.map((leaf) => ({ ...leaf, pages: counted?.get(leaf.key) ?? 0 })),
    'without-covers',
  )
  const listed = numbered.filter(({ kind }) => !covers.has(kind))
  const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]))
  return {
    title: telling.story('cover', cover?.title ?? ''),
    from: cover?.from_day ?? null,
    to: cover?.to_day ?? null,
    filedBy: cover?.filed_by ?? '',
    filedOn: cover?.filed_on ?? null,
    keptYears: cover?.kept_years ?? null,
    remark: telling.story('cover', cover?.remark ?? ''),
    leaves: listed.flatMap(({ id, day, from, to }) => {
      const leaf = byId.get(id)
      if (leaf === undefined) return []
      const { paper, party, of, key } = leaf
      // That somebody asked for help is for the file and a court (反家庭暴力法 14): to others it is evidence like the rest.
      if (paper?.paper === 'plea' && is !== 'mediator' && is !== 'court')
        return [{ paper: null, title: telling.story(key, ''), day: null, from, to }]
      const title =
        paper === null
          ? telling.story(key, of)
          : telling.of(party ?? nobody, 'name', party === null ? '' : of)
      return [{ paper: paper?.paper ?? null, title, day, from, to }]
    }),
    pages: counted === null ? null : pagesInAll(numbered),
  }
}

const covers: ReadonlySet<string> = new Set(['cover', 'contents', 'back'])

/** Of a case that came to an agreement: whether it was kept; null where there was none, or it runs. */
function performedAs({ state, before_closing }: CaseRow): boolean | null {
  const stood = state === 'closed' || state === 'archived' ? before_closing : state
  if (stood === 'performed') return true
  return stood === 'unperformed' ? false : null
}

const closingRow = z.object({ day: z.string(), reason: z.string() })

export function closingFor(call: CaseReader, row: CaseRow, telling: Telling): PaperClosing {
  const closed = rowOf(
    call,
    closingRow,
    `SELECT day, reason FROM mediation_case_events WHERE case_id = ? AND kind = 'close'
        AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = mediation_case_events.id)
      ORDER BY id DESC LIMIT 1`,
    row.id,
  )
  return {
    on: closed?.day ?? null,
    sessionsHeld: sessionsOf(call, row.id).filter(({ isCorrected }) => !isCorrected).length,
    performed: performedAs(row),
    confirmedOn: confirmedOn(call, row.id),
    followUps: followUpsOf(call, row.id).length,
    reason: telling.story('closing', closed?.reason ?? ''),
  }
}
