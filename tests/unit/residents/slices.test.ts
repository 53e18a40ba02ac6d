/** The slices of residents: what someone is found by, the people, and what is done with them. A slice only looks down. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const room = path.resolve(import.meta.dirname, '../../../src/features/residents')

/** From the ground up; slices on one step don't know each other. */
const steps = [
  ['search-index'],
  ['people'],
  ['list', 'search', 'register-file', 'duplicates', 'dictionaries', 'books', 'personal-data'],
] as const
const mostLines = { ofSlice: 6000, ofFile: 400 }

const stepOf = (slice: string): number => steps.findIndex((slices) => slices.some((one) => one === slice))
const sliceOf = (file: string): string => path.relative(room, file).split(path.sep)[0] ?? ''

const files = globSync('**/*.{ts,tsx,css}', { cwd: room }).map((file) => path.join(room, file))
const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1

/** What a file names of its own room, types included. */
const namedBy = (file: string): readonly string[] =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g),
    ([, found = '']) => path.resolve(path.dirname(file), found),
  )

describe('the slices of residents', () => {
  it('look down, and never at what stands beside them or over them', () => {
    const up = files.flatMap((file) => {
      const from = sliceOf(file)
      if (stepOf(from) < 0) return []
      return (
        namedBy(file)
          .filter((named) => sliceOf(named) !== from && sliceOf(named) !== 'schema')
          // The one client of the feature, under all of them.
          .filter((named) => path.relative(room, named) !== path.join('ui', 'client'))
          .filter((named) => stepOf(sliceOf(named)) < 0 || stepOf(sliceOf(named)) >= stepOf(from))
          .map((named) => `${path.relative(room, file)} → ${path.relative(room, named)}`)
      )
    })
    expect(up).toEqual([])
  })

  it('are all of the room but what belongs to the whole of it', () => {
    const tops = new Set(files.map(sliceOf))
    expect([...tops].filter((top) => stepOf(top) < 0).toSorted()).toEqual(
      ['contract.ts', 'feature.ts', 'index.ts', 'schema', 'service.ts', 'ui', 'walk.ts'].toSorted(),
    )
  })

  it('stay small enough to be read', () => {
    expect(files.filter((file) => linesOf(file) > mostLines.ofFile)).toEqual([])
    for (const slice of steps.flat()) {
      const lines = files
        .filter((file) => sliceOf(file) === slice)
        .reduce((sum, file) => sum + linesOf(file), 0)
      expect(lines, slice).toBeLessThanOrEqual(mostLines.ofSlice)
    }
  })
})
