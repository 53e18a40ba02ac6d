/** Full and read-only file systems, for real: each in a namespace of its own. */
import { beforeAll, describe, expect, it } from 'vitest'
import { property } from '#ground/property'
import { inNamespace, namespaceRefused } from '../../support/namespace'

const refused = namespaceRefused()
if (refused !== null) {
  process.stdout.write(`full and read-only disks are not tested on this machine: ${refused}\n`)
}

let met: unknown
beforeAll(() => {
  if (refused === null) met = inNamespace('hard-disks.ts')
})
const play = (scenario: string) => property(met, scenario)

const goesOn = (code: string) => ({
  refused: code,
  health: { code, parameters: {} },
  foundDuring: ['王桂珍'],
  asked: 'ok',
  healthAfter: null,
  once: 'ok',
  twice: 'ok',
  foundAfter: ['周浩', '王桂珍'],
})

describe.skipIf(refused !== null)('a disk that fills up', () => {
  it.each(['full-at-work', 'full-at-start'])(
    'is read, refuses writes, and goes on by itself when there is room: %s',
    (scenario) => {
      expect(play(scenario)).toEqual(goesOn('store.disk-full'))
    },
  )
})

describe.skipIf(refused !== null)('a read-only file system', () => {
  it.each(['read-only-after-clean-end', 'read-only-after-unclean-end', 'read-only-with-log-alone'])(
    'is read with all that is in the log, refuses writes, and goes on when it is writable again: %s',
    (scenario) => {
      expect(play(scenario)).toEqual(goesOn('store.read-only'))
    },
  )

  it('holds no new desk, and says so before anything is asked', () => {
    expect(play('read-only-and-new')).toMatchObject({ state: 'unusable', code: 'store.read-only' })
    expect(play('read-only-and-not-there')).toMatchObject({
      state: 'unusable',
      code: 'desk.folder-unreachable',
    })
  })

  it('is not read where there is no room for a copy, and leaves no part of one', () => {
    expect(play('no-room-to-read')).toMatchObject({
      refused: 'store.no-room-to-read',
      state: { state: 'unusable', code: 'store.no-room-to-read' },
      left: [],
    })
  })
})
