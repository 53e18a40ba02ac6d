/** The auditor reads no names of procedures: whatever can stand in the log has its words, in both languages. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ownReasons, revealReasons } from '#ground/contract/sensitive'
import { deskContract } from '#centre/contract'
import { property } from '#ground/property'
import { sensitiveTable } from '#ground/roles/sensitive'
import { proceduresOf } from '#desk/rpc/router'
import { nameNow } from '#features/audit/rules'
import { lookReasons } from '#features/audit/contract'
import chinese from '#features/audit/ui/zh-CN.json'
import english from '#features/audit/ui/en.json'
import { gatheredWords } from '../../support/words'

/** Rows that no call of a procedure makes. */
const byItself = [
  'keyring.recognise',
  'keyring.hold',
  'standing.recognise',
  'keyring.give',
  'keyring.take',
  'desk.applyErasures',
  'holders.check',
  'holders.end',
  'desk.noteHead',
  'desk.noteAge',
  'desk.sealLog',
  'desk.beginSegment',
  'desk.holdErasuresBack',
  'restore.replaced',
  'restore.deactivate',
  'restore.changeRoles',
  'restore.protect',
  'restore.renewalDue',
]
/** What procedures were called in earlier versions: their rows stay in the log under that name. */
const before = [
  'visits.undo',
  ...['views', 'saveView', 'removeView'].map((name) => `serviceRequests.${name}`),
]

const tree = z.record(z.string(), z.unknown())

describe.each([
  ['zh-CN', chinese],
  ['en', english],
])('in %s', (language, texts) => {
  const procedures = gatheredWords(language, 'procedures')
  const families = gatheredWords(language, 'families')
  const wordsOf = (path: string): unknown =>
    path.split('.').reduce<unknown>((branch, name) => property(branch, name), procedures)

  it('every procedure is called by what it does, for who does it or is refused it', () => {
    const names = [...proceduresOf(deskContract).map(([name]) => name), ...byItself, ...before]
    expect(names.filter((name) => typeof wordsOf(name) !== 'string')).toEqual([])
  })

  it('nothing is called that is no procedure', () => {
    const known = new Set([...proceduresOf(deskContract).map(([name]) => name), ...byItself, ...before])
    expect(leavesOf(procedures).filter((name) => !known.has(name))).toEqual([])
  })

  it('reads rows of former years, whose procedures were called otherwise', () => {
    const former = [
      'residents.registerFile.undo',
      'residents.unmerge',
      'restore.look',
      'serviceRequests.saveGridWorker',
    ]
    expect(former.filter((name) => typeof wordsOf(nameNow(name)) !== 'string')).toEqual([])
  })

  it('every part of the program can be chosen by its name', () => {
    expect(Object.keys(deskContract).filter((root) => !(root in families))).toEqual([])
  })

  it('every sensitive value is called by its name', () => {
    expect(Object.keys(sensitiveTable).filter((kind) => !(kind in texts.fields))).toEqual([])
  })

  it('every reason for a disclosure is given in words', () => {
    const reasons = [...revealReasons, ...ownReasons, ...lookReasons]
    expect(reasons.filter((reason) => !(reason in texts.reasons))).toEqual([])
  })
})

function leavesOf(branch: unknown, path = ''): readonly string[] {
  return Object.entries(tree.parse(branch)).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [`${path}${name}`] : leavesOf(inner, `${path}${name}.`),
  )
}
