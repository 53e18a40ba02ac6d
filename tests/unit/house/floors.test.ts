/** The house stands: imports go down or stay, nothing turns in a circle, types included, and no room is too big to live in. */
import { describe, expect, it } from 'vitest'
import { arrows, circlesOf, codeFiles, linesOf, type Arrow } from '../../support/import-graph'

const floors: Readonly<Record<string, number>> = {
  ground: 0,
  vault: 1,
  desk: 2,
  work: 3,
  app: 3,
  features: 4,
  centre: 5,
  demonstration: 6,
  loopback: 7,
}

const topOf = (file: string): string => file.split('/')[0] ?? ''
const floorOf = (file: string): number => floors[topOf(file)] ?? Number.NaN

/**
 * What stands beside each other on a floor doesn't look sideways, but for contracts and pure rules of work, which the page
 * and the desk share.
 */
const isShared = (file: string): boolean => /^work\/[^/]+\/(contract|rules)(\/|\.)/.test(file)

const isUpward = ({ from, to }: Arrow): boolean =>
  floorOf(from) < floorOf(to) || (floorOf(from) === floorOf(to) && topOf(from) !== topOf(to) && !isShared(to))

/** Arrows up that a decision names; three at most. */
const named: readonly string[] = []

/** A feature, or a slice of one: the folder in which somebody works. */
const roomOf = (file: string): string => {
  const [top, name = '', inner = '', deeper] = file.split('/')
  if (top !== 'features') return `${top ?? ''}/${name}`
  const isPart = deeper === undefined || ['ui', 'service', 'rules', 'contract', 'schema'].includes(inner)
  return isPart ? `features/${name}` : `features/${name}/${inner}`
}

describe('the house', () => {
  it('is looked at whole', () => {
    expect(codeFiles.length).toBeGreaterThan(500)
    expect(arrows.length).toBeGreaterThan(2000)
    expect(codeFiles.filter((file) => Number.isNaN(floorOf(file)))).toEqual([])
  })

  it('has no arrow up but those that a decision names', () => {
    const upward = arrows.filter(isUpward).map(({ from, to }) => `${from} → ${to}`)
    expect(upward.filter((arrow) => !named.includes(arrow))).toEqual([])
    expect(named.length).toBeLessThanOrEqual(3)
  })

  it('has no circle of files, types included', () => {
    expect(circlesOf(arrows)).toEqual([])
  })

  it('has no circle of features', () => {
    const between = arrows
      .map(({ from, to }) => ({ from: featureOf(from), to: featureOf(to) }))
      .filter(({ from, to }) => from !== '' && to !== '' && from !== to)
    expect(circlesOf(between)).toEqual([])
  })

  it('finds a circle where there is one', () => {
    const edge = (from: string, to: string) => ({ from, to })
    expect(circlesOf([edge('a', 'b'), edge('b', 'c'), edge('c', 'b'), edge('c', 'd')])).toEqual([['b', 'c']])
  })

  it('has no code file above 400 lines', () => {
    expect(codeFiles.filter((file) => linesOf(file) > 400)).toEqual([])
  })

  it('has no room above 6,000 lines', () => {
    const rooms = Map.groupBy(codeFiles, roomOf)
    const sizes = [...rooms].map(
      ([room, files]) => [room, files.reduce((sum, file) => sum + linesOf(file), 0)] as const,
    )
    expect(sizes.filter(([, lines]) => lines > 6000)).toEqual([])
  })
})

const featureOf = (file: string): string => /^features\/([^/]+)\//.exec(file)?.[1] ?? ''
