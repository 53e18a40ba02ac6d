/**
 * Forms in Word: read, looked through for what stands in braces, filled. What fills them is put in as text; a form can ask for
 * nothing else, and computes nothing.
 */
import { Readable } from 'node:stream'
import Docxtemplater from 'docxtemplater'
import InspectModule from 'docxtemplater/js/inspect-module.js'
import JSZip from 'jszip'
import PizZip from 'pizzip'
import { z } from 'zod'
import type { Fillings, FormField } from '#work/templates/contract'
import { partReachingOut } from './reaching-out'
import { sampleParts } from './sample'

/** Of a form of at most two megabytes; what unpacks to more is no form. */
const mostUnpackedBytes = 16 * 1024 * 1024

/** Why a file is no form: it can't be read, or its braces don't close; with the words at the first such place. */
export class NotAForm extends Error {
  override readonly name = 'NotAForm'
  readonly at: string | null

  constructor(at: string | null) {
    super(at ?? 'unreadable')
    this.at = at
  }
}

/** A form that would run or fetch something when the filled paper is opened, with the part that does. */
export class ReachesOut extends Error {
  override readonly name = 'ReachesOut'
  readonly part: string

  constructor(part: string) {
    super(part)
    this.part = part
  }
}

/** Unpacks a file once and counts: an archive of a few bytes may unpack to gigabytes. */
async function weighed(bytes: Uint8Array): Promise<void> {
  let left = mostUnpackedBytes
  const { files } = await JSZip.loadAsync(bytes).catch(() => {
    throw new NotAForm(null)
  })
  for (const part of Object.values(files)) {
    if (part.dir) continue
    const stream: AsyncIterable<Buffer> = new Readable().wrap(part.nodeStream('nodebuffer'))
    for await (const piece of stream) {
      left -= piece.length
      if (left < 0) throw new NotAForm(null)
    }
  }
}

const given = z.record(z.string(), z.unknown())

/** A name in braces means what stands under it, or nothing: no path, no sum, nothing inherited. */
const parser = (tag: string) => ({
  get: (scope: unknown): unknown => {
    const values = given.safeParse(scope)
    return values.success && Object.hasOwn(values.data, tag) ? values.data[tag] : undefined
  },
})

/** What is not known stays where it stands, so that somebody sees it on the paper. */
const nullGetter = ({ module, value }: { readonly module?: string; readonly value?: string }): string =>
  module === undefined || module === '' ? `{${value ?? ''}}` : ''

const opened = (archive: PizZip, modules: readonly InspectModule[]): Docxtemplater =>
  new Docxtemplater(archive, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser,
    nullGetter,
    modules: [...modules],
  })

const faulty = z.object({
  properties: z.object({ errors: z.array(z.object({ properties: z.object({ xtag: z.string() }) })).min(1) }),
})

/** The names in braces of a form, lists with what is inside them (`材料`, `材料/名称`); throws `NotAForm` and `ReachesOut`. */
export async function tagsOf(bytes: Uint8Array): Promise<readonly string[]> {
  await weighed(bytes)
  const inspect = new InspectModule()
  const archive = new PizZip(bytes)
  const outward = partReachingOut(Object.keys(archive.files), (part) => archive.file(part)?.asText() ?? '')
  if (outward !== null) throw new ReachesOut(outward)
  try {
    opened(archive, [inspect])
  } catch (error) {
    throw new NotAForm(faulty.safeParse(error).data?.properties.errors[0]?.properties.xtag ?? null)
  }
  if (inspect.getFileType() !== 'docx') throw new NotAForm(null)
  return namesIn(inspect.getAllTags())
}

const namesIn = (tags: Readonly<Record<string, unknown>>, before = ''): readonly string[] =>
  Object.entries(tags).flatMap(([tag, inside]) => [
    `${before}${tag}`,
    ...namesIn(given.safeParse(inside).data ?? {}, `${before}${tag}/`),
  ])

/** A form that was looked through before, filled. */
export function filledForm(bytes: Uint8Array, fillings: Fillings): Uint8Array<ArrayBuffer> {
  const archive = new PizZip(bytes)
  opened(archive, []).render(fillings)
  return new Uint8Array(archive.generate({ type: 'uint8array', compression: 'DEFLATE' }))
}

/** A form to begin with, for the office to make its own. */
export function sampleForm(title: string, fields: readonly FormField[]): Uint8Array<ArrayBuffer> {
  const form = new PizZip()
  for (const [path, content] of Object.entries(sampleParts(title, fields))) form.file(path, content)
  return new Uint8Array(form.generate({ type: 'uint8array', compression: 'DEFLATE' }))
}
