/** Words that the page gathers from every language file under one namespace, read as it reads them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const src = join(import.meta.dirname, '..', '..', 'src')
const tree = z.record(z.string(), z.unknown())

/** Whatever all files of a language say under `kind`, one after the other. */
export function gatheredWords(language: string, kind: string): Readonly<Record<string, unknown>> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    new RegExp(`(^app/i18n|^features/[^/]+/ui)/${language}\\.json$`).test(file.replaceAll('\\', '/')),
  )
  return files.reduce(
    (all, file) => merged(all, tree.parse(JSON.parse(readFileSync(join(src, file), 'utf8')))[kind] ?? {}),
    tree.parse({}),
  )
}

/** Both, branch by branch. */
const merged = (one: Readonly<Record<string, unknown>>, other: unknown): Record<string, unknown> =>
  Object.entries(tree.parse(other)).reduce<Record<string, unknown>>((all, [name, value]) => {
    const there = all[name]
    return { ...all, [name]: typeof there === 'object' ? merged(tree.parse(there), value) : value }
  }, one)
