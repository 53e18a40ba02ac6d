/** Serves papers: which a case has, what stands on one for whom, that it was made, and whom its texts lead to. */
import { z } from 'zod'
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import { refuse } from '../../cases/service/refuse'
import { requireOpen } from '../../cases/service/open'
import { namesOfStaff, requireCase, type CaseRow } from '../../cases/service/rows'
import { papersToReprint, pieceKinds } from '../../rules'
import type { CaseReader } from '../../service/call'
import type { PaperFor, papersContract } from '../contract'
import { papers, recipients } from '../contract/words'
import { readBy } from '../rules/kinds'
import { offersOf } from './offers'
import { peopleOf } from './people'
import { sourceOf } from './source'
import { audienceOf } from './telling'
import { textsOf } from './texts'
import { leadsByItself, typedOf } from './typed'

const subject = (id: number): string => `mediation-case:${id}`

/** What of people stands on a paper in full. */
const inFull = ['case-text']

const pieces = z.array(
  z.strictObject({
    kind: z.enum(pieceKinds),
    of: z.number(),
    leadsTo: z.array(z.number()),
    story: z.string().nullable(),
  }),
)

const madeRow = z.object({
  id: z.number(),
  paper: z.enum(papers),
  about: z.number().nullable(),
  for_whom: z.enum([...recipients, 'party']),
  party_id: z.number().nullable(),
  pieces: z.string(),
  at: z.number(),
  staff_id: z.number(),
})

const meantFor = ({ for_whom, party_id }: z.infer<typeof madeRow>): PaperFor =>
  for_whom === 'party' ? { is: 'party', party: party_id ?? 0 } : { is: for_whom }

/** Papers made before, the last first; those that show now what they may not are to be printed anew. */
function madeOf(call: CaseReader, row: CaseRow) {
  const people = peopleOf(call, row.id)
  const rows = rowsOf(
    call,
    madeRow,
    `SELECT id, paper, about, for_whom, party_id, pieces, at, staff_id FROM mediation_made_papers
      WHERE case_id = ? ORDER BY id DESC LIMIT 200`,
    row.id,
  )
  const texts = new Map(textsOf(call, row.id).map(({ text, leadsTo }) => [text, leadsTo]))
  const typed = typedOf(call, row.id)
  /** Whom a text leads to by what is known today; a narrative that nobody has looked through, to everybody who is hidden. */
  const leadsNow = (
    { story, leadsTo }: z.infer<typeof pieces>[number],
    meant: PaperFor,
  ): readonly number[] => {
    if (story === null) return leadsTo
    const line = typed.get(story)
    const now =
      line === undefined
        ? (texts.get(story) ?? people.hidden.map(({ id }) => id))
        : leadsByItself(line, people, meant.is === 'outside')
    return [...leadsTo, ...now]
  }
  const reprint = new Set(
    papersToReprint(
      rows.map((one) => {
        const meant = readBy(one.paper, meantFor(one))
        return {
          id: one.id,
          audience: audienceOf(meant, people),
          pieces: pieces
            .parse(JSON.parse(one.pieces))
            .map((piece) => ({ ...piece, leadsTo: leadsNow(piece, meant) })),
        }
      }),
      people.persons,
    ),
  )
  const names = namesOfStaff(
    call,
    rows.map(({ staff_id }) => staff_id),
  )
  return rows.map((one) => ({
    id: one.id,
    paper: one.paper,
    about: one.about,
    for: meantFor(one),
    at: one.at,
    by: names.get(one.staff_id) ?? '',
    reprint: reprint.has(one.id),
  }))
}

export const papersHandlers: HandlersOf<typeof papersContract> = {
  list: read((call, { id }) => {
    const row = requireCase(call, id)
    const { hidden } = peopleOf(call, id)
    const unread = hidden.length === 0 ? [] : textsOf(call, id).filter(({ leadsTo }) => leadsTo === null)
    return {
      offers: offersOf(call, row).map(({ paper, about, for: meant, of, day }) => ({
        paper,
        about,
        for: meant,
        of,
        day,
      })),
      made: madeOf(call, row),
      hidden: [...hidden],
      unread: unread.length,
    }
  }),

  get: disclose((call, { id, ...asked }) => {
    call.asksFor(subject(id))
    const { source, withheld } = sourceOf(call, requireCase(call, id), asked)
    call.disclose({ subject: subject(id), fields: inFull, reason: 'paper', note: asked.paper })
    return { source, withheld: [...withheld] }
  }),

  printed: write((call, { id, onto, ...asked }) => {
    const row = requireCase(call, id)
    const made = sourceOf(call, row, asked)
    const { lastInsertRowid } = call
      .statement(
        `INSERT INTO mediation_made_papers (case_id, paper, about, for_whom, party_id, onto, pieces, at, staff_id)
         VALUES (@id, @paper, @about, @meant, @party, @onto, @pieces, @now, @staff)`,
      )
      .run({
        id,
        paper: asked.paper,
        about: asked.about,
        meant: asked.for.is,
        party: asked.for.is === 'party' ? asked.for.party : null,
        onto,
        pieces: JSON.stringify(made.pieces),
        now: call.now,
        staff: call.staff.id,
      })
    call.record({
      subject: subject(id),
      change: { paper: asked.paper, about: asked.about, for: asked.for, onto },
      disclosure: { fields: inFull, reason: 'print', note: asked.paper },
    })
    return { id: Number(lastInsertRowid) }
  }),

  texts: disclose((call, { id }) => {
    call.asksFor(subject(id))
    requireCase(call, id)
    const { hidden } = peopleOf(call, id)
    const texts = textsOf(call, id).map(({ text, digest, said, leadsTo }) => ({
      text,
      digest,
      said,
      leadsTo: leadsTo === null ? null : [...leadsTo],
    }))
    call.disclose({ subject: subject(id), fields: inFull, reason: 'paper', note: 'texts' })
    return { texts, hidden: [...hidden] }
  }),

  readThrough: write((call, { id, text, digest, leadsTo }) => {
    requireCase(call, id)
    const known = textsOf(call, id).find((one) => one.text === text)
    if (known === undefined) throw refuse('not-found', 'no-such-text')
    if (known.digest !== digest) throw refuse('conflict', 'text-changed')
    const { persons } = peopleOf(call, id)
    if (leadsTo.some((one) => !persons.some((person) => person.id === one)))
      throw refuse('not-found', 'not-found')
    call
      .statement(
        `INSERT INTO mediation_texts_read (case_id, text, digest, leads_to, at, staff_id) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(id, text, digest, JSON.stringify(leadsTo), call.now, call.staff.id)
    call.record({ subject: subject(id), change: { text, digest, leadsTo } })
    return {}
  }),

  account: write((call, { id, on, said }) => {
    requireOpen(call, id)
    if (on > call.today) throw refuse('invalid', 'day-to-come')
    const { lastInsertRowid } = call
      .statement(
        'INSERT INTO mediation_accounts (case_id, on_day, said, at, staff_id) VALUES (?, ?, ?, ?, ?)',
      )
      .run(id, on, said, call.now, call.staff.id)
    call.record({ subject: subject(id), change: { on, said } })
    return { id: Number(lastInsertRowid) }
  }),
}
