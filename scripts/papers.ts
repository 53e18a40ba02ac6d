/**
 * `npm run papers`: makes the forms in Word of the papers of mediation anew, into resources/papers. They come from the layouts
 * and the Chinese words that the printed sheets come from, so that both say the same.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { papers } from '#features/mediation/papers/contract/words'
import words from '#features/mediation/papers/ui/zh-CN.json'
import { property } from '#ground/property'
import { formParts } from './papers/form-of'

const folder = join(import.meta.dirname, '..', 'resources', 'papers', 'mediation')

const told = (key: string): string => {
  const said = key.split('.').reduce<unknown>(property, words)
  if (typeof said !== 'string') throw new Error(`no words under ${key}`)
  return said
}

mkdirSync(folder, { recursive: true })
for (const paper of papers) {
  const form = new PizZip()
  for (const [path, content] of Object.entries(formParts(paper, told)))
    // One day for all, so that a form which says the same is the same file.
    form.file(path, content, { date: new Date(Date.UTC(2026, 0, 1)) })
  writeFileSync(join(folder, `${paper}.docx`), form.generate({ type: 'nodebuffer', compression: 'DEFLATE' }))
}
console.log(`${papers.length} forms in ${folder}`)
