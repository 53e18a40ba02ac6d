/** Keeps the office's forms and fills them. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { staff } from '#desk/session/schema'
import type { House } from '#desk/house'
import type { Reader } from '#desk/rpc/call'
import { long, read, serve, write } from '#desk/rpc/serve'
import { DeskError } from '#ground/contract/errors'
import { generalPaper, templatesContract } from '#work/templates/contract'
import { filledForm, NotAForm, ReachesOut, sampleForm, tagsOf } from './form'
import { isShipped, shippedForm } from './shipped'
import { paperTemplates } from './schema'

const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const asFile = (bytes: Uint8Array<ArrayBuffer>) => ({ content: new Blob([bytes], { type: wordFile }) })

const tagsForm = z.array(z.string())

function requirePaper({ papers }: House, paper: string): void {
  if (!papers.includes(generalPaper(paper)))
    throw new DeskError('not-found', 'templates.no-such-paper', { paper })
}

function officeForm(call: Pick<Reader, 'database'>, paper: string): Uint8Array<ArrayBuffer> | null {
  const found = call.database
    .select({ content: paperTemplates.content })
    .from(paperTemplates)
    .where(eq(paperTemplates.paper, paper))
    .get()
  return found === undefined ? null : new Uint8Array(found.content)
}

const none = (paper: string) => new DeskError('not-found', 'templates.none', { paper })

/** The office's own, for this one or for all of its kind, or the one that comes with the program. */
function formFor(call: Pick<Reader, 'database' | 'resourcesDir'>, paper: string): Uint8Array<ArrayBuffer> {
  const form =
    officeForm(call, paper) ?? officeForm(call, generalPaper(paper)) ?? shippedForm(call.resourcesDir, paper)
  if (form === null) throw none(paper)
  return form
}

async function tagsOrRefusal(bytes: Uint8Array): Promise<string[]> {
  try {
    return [...(await tagsOf(bytes))]
  } catch (error) {
    if (error instanceof ReachesOut)
      throw new DeskError('invalid', 'templates.reaches-out', { part: error.part })
    if (!(error instanceof NotAForm)) throw error
    if (error.at === null) throw new DeskError('invalid', 'templates.unreadable')
    throw new DeskError('invalid', 'templates.faulty', { at: error.at })
  }
}

export const templatesService = serve(templatesContract, {
  list: read((call) => ({
    templates: call.database
      .select({
        paper: paperTemplates.paper,
        name: paperTemplates.name,
        content: paperTemplates.content,
        tags: paperTemplates.tags,
        at: paperTemplates.at,
        by: staff.name,
      })
      .from(paperTemplates)
      .innerJoin(staff, eq(staff.id, paperTemplates.staffId))
      .orderBy(asc(paperTemplates.paper))
      .all()
      .map(({ content, tags, ...rest }) => ({
        ...rest,
        size: content.length,
        tags: tagsForm.parse(JSON.parse(tags)),
      })),
    shipped: call.house.papers.filter((paper) => isShipped(call.resourcesDir, paper)),
  })),

  take: read((call, { paper }) => asFile(formFor(call, paper))),

  sample: read((call, { paper, title, fields }) => {
    requirePaper(call.house, paper)
    return asFile(shippedForm(call.resourcesDir, paper) ?? sampleForm(title, fields))
  }),

  put: long(async function* (call, { paper, name, file }) {
    requirePaper(call.house, paper)
    yield { stage: 'read', done: 0, total: 1 }
    const tags = await tagsOrRefusal(file.bytes)
    call.transaction((within) => {
      const kept = {
        name,
        content: Buffer.from(file.bytes),
        tags: JSON.stringify(tags),
        at: within.now,
        staffId: within.staff.id,
      }
      within.database
        .insert(paperTemplates)
        .values({ paper, ...kept })
        .onConflictDoUpdate({ target: paperTemplates.paper, set: kept })
        .run()
      within.record({ subject: `template:${paper}`, change: { name, digest: file.digest, tags } })
    })
    return { tags }
  }),

  remove: write((call, { paper }) => {
    if (officeForm(call, paper) === null) throw none(paper)
    call.database.delete(paperTemplates).where(eq(paperTemplates.paper, paper)).run()
    call.record({ subject: `template:${paper}`, change: {} })
    return {}
  }),

  filled: read((call, { paper, fillings }) => asFile(filledForm(formFor(call, paper), fillings))),
})
