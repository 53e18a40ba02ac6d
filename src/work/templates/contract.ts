/** An office's own forms for its papers: a `.docx` in which names in braces stand for what the program knows. */
import { z } from 'zod'
import { instant, line } from '#ground/contract/fields'
import { receivedFile } from '#ground/contract/files'
import { progressing, reads, request, runsLong, writes } from '#ground/contract/procedure'

/** In bytes: a form with the office's seal and letterhead as pictures. */
export const mostTemplateBytes = 2 * 1024 * 1024

/**
 * `<feature>.<paper>`, as features name their papers: `service-requests.acceptance`; with a third part where a paper looks
 * otherwise for each of many things: `service-requests.application.own-48`.
 */
export const paperName = z
  .string()
  .max(130)
  .regex(/^[a-z-]+\.[a-z-]+(\.[a-z0-9-]+)?$/)

/** The paper that stands in where there is no form for this one of many. */
export const generalPaper = (paper: string): string => paper.split('.').slice(0, 2).join('.')

/** What stands in braces. */
const tag = z.string().min(1).max(60)
/** As long as the longest text that a record keeps. */
const filling = z.string().max(20_000)

/** What fills a form: a text for a name, lines of texts for a list. */
export const fillings = z.record(tag, z.union([filling, z.array(z.record(tag, filling)).max(500)]))
export type Fillings = z.infer<typeof fillings>

/** A name in braces; with those inside it where it is a list. */
export const formField = z.strictObject({ tag, inside: z.array(tag).max(40) })
export type FormField = z.infer<typeof formField>

const template = z.strictObject({
  paper: paperName,
  /** Of the file, as it was chosen. */
  name: z.string(),
  /** In bytes. */
  size: z.number().int().min(1),
  at: instant,
  by: z.string(),
  /** All names in braces, as they were found in it. */
  tags: z.array(z.string()),
})
export type Template = z.infer<typeof template>

const content = z.strictObject({ content: z.instanceof(Blob) })

export const templatesContract = {
  /** Which papers an office has its own form for, and for which the program brings one. */
  list: reads('settings.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ templates: z.array(template), shipped: z.array(paperName) })),

  /** The form as it was put in, or as it comes with the program, to change it. */
  take: reads('settings.read')
    .input(z.strictObject({ paper: paperName }))
    .output(content),

  /** A form to begin with: the program's own, or the paper's title and all of its fields. */
  sample: reads('settings.manage')
    .input(z.strictObject({ paper: paperName, title: line(60), fields: z.array(formField).max(80) }))
    .output(content),

  /** Another form takes the place of the one before. `templates.unreadable`, `templates.faulty` with where, `templates.reaches-out`. */
  put: runsLong('settings.manage')
    .input(request({ paper: paperName, name: line(120), file: receivedFile(mostTemplateBytes) }))
    .output(progressing(z.strictObject({ tags: z.array(z.string()) }))),

  /** The paper is the program's own again. */
  remove: writes('settings.manage')
    .input(request({ paper: paperName }))
    .output(z.strictObject({})),

  /** The form with what is on a paper. That the paper leaves is put on record by whoever made it, before. */
  filled: reads('session.own')
    .input(z.strictObject({ paper: paperName, fillings }))
    .output(content),
}
