/** 卷宗: what must be in it, in which order, on which pages. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafKinds } from '#features/mediation/contract/words'
import {
  inOrder,
  leavesMissing,
  leavesWanted,
  numberPages,
  pagesInAll,
  undated,
  type CaseFacts,
  type CountedLeaf,
  type Leaf,
} from '#features/mediation/rules/index'

const facts: CaseFacts = {
  parties: [1, 2],
  ended: 'agreed-written',
  withLetters: [],
  sessionsHeld: 2,
  investigations: 0,
  evidence: 0,
  performances: 0,
  followUps: 0,
  askedForConfirmation: false,
}
const leaf = (id: number, kind: Leaf['kind'], more: Partial<Leaf> = {}): Leaf => ({
  id,
  kind,
  party: null,
  day: '2026-03-02',
  ...more,
})
const kindsOf = (more: Partial<CaseFacts>) =>
  leavesWanted({ ...facts, ...more }).map(({ oneOf }) => oneOf.join('|'))

describe('人民调解法 27: a dossier', () => {
  it('has what is required, and what is needed only where it happened', () => {
    expect(kindsOf({})).toEqual([
      'cover',
      'contents',
      'application|intake-form',
      'rights-notice',
      'identity',
      'identity',
      'session',
      'agreement',
      'back',
    ])
    const everything = kindsOf({
      withLetters: [2],
      investigations: 1,
      evidence: 3,
      performances: 1,
      followUps: 1,
      askedForConfirmation: true,
    })
    for (const kind of ['authority', 'investigation', 'evidence', 'performance', 'follow-up', 'confirmation'])
      expect(everything).toContain(kind)
  })

  it('has the paper of its own end: the agreement, the register of an oral one, or what happened', () => {
    expect(kindsOf({ ended: 'agreed-oral' })).toContain('oral-agreement')
    expect(kindsOf({ ended: 'failed' })).not.toContain('agreement')
    expect(kindsOf({ ended: 'court' })).toContain('agreement')
    // Who refused before the first session left no record of one.
    expect(kindsOf({ ended: 'refused', sessionsHeld: 0 })).toContain('statement')
    expect(kindsOf({ ended: 'refused', sessionsHeld: 0 })).not.toContain('session')
    expect(kindsOf({ ended: 'refused' })).toContain('session')
  })

  it('wants the identity of each party, not that of one twice', () => {
    const missing = leavesMissing(facts, [
      leaf(1, 'identity', { party: 1 }),
      leaf(2, 'identity', { party: 1 }),
    ])
    expect(missing.filter(({ oneOf }) => oneOf.includes('identity'))).toMatchObject([{ party: 2 }])
  })

  it('names papers that bear no day, and puts none in', () => {
    const undatedLeaf = leaf(3, 'agreement', { day: null })
    expect(undated([leaf(1, 'cover', { day: null }), leaf(2, 'session'), undatedLeaf])).toEqual([undatedLeaf])
  })

  it('is bound by kind, party and day, whatever order the leaves came in', () => {
    const leaves = [
      leaf(1, 'back'),
      leaf(2, 'session', { day: '2026-03-09' }),
      leaf(3, 'session', { day: '2026-03-02' }),
      leaf(4, 'identity', { party: 2 }),
      leaf(5, 'identity', { party: 1 }),
      leaf(6, 'session', { day: null }),
      leaf(7, 'cover'),
    ]
    expect(inOrder(leaves).map(({ id }) => id)).toEqual([7, 5, 4, 3, 2, 6, 1])
    fc.assert(
      fc.property(fc.shuffledSubarray(leaves, { minLength: leaves.length }), (shuffled) => {
        expect(inOrder(shuffled)).toEqual(inOrder(leaves))
      }),
    )
  })
})

const counted = (kind: Leaf['kind'], pages: number, id = 1): CountedLeaf => ({ ...leaf(id, kind), pages })

describe('page numbers', () => {
  it('are those of the pages there are: a scan of four pages has four', () => {
    const numbered = numberPages(
      [counted('session', 1), counted('evidence', 4), counted('agreement', 2)],
      'without-covers',
    )
    expect(numbered.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 5],
      [6, 7],
    ])
  })

  it('leave out cover, contents and back, or count every page, as the centre has it', () => {
    const packet = [counted('cover', 1), counted('contents', 1), counted('session', 2), counted('back', 1)]
    expect(numberPages(packet, 'without-covers').map(({ from }) => from)).toEqual([null, null, 1, null])
    expect(numberPages(packet, 'every-page').map(({ from }) => from)).toEqual([1, 2, 3, 5])
    expect(pagesInAll(numberPages(packet, 'without-covers'))).toBe(2)
    expect(pagesInAll(numberPages(packet, 'every-page'))).toBe(5)
  })

  it('follow each other without a gap or a page twice, for any packet', () => {
    const anyLeaf = fc.tuple(fc.constantFrom(...leafKinds), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(
        fc.array(anyLeaf, { maxLength: 40 }),
        fc.constantFrom('without-covers' as const, 'every-page' as const),
        (leaves, numbering) => {
          const numbered = numberPages(
            leaves.map(([kind, pages], id) => counted(kind, pages, id)),
            numbering,
          )
          const pages = numbered.flatMap(({ from, to }) =>
            from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at),
          )
          expect(pages).toEqual(pages.map((_, at) => at + 1))
          for (const { pages: count, from, to } of numbered)
            if (from !== null && to !== null) expect(to - from + 1).toBe(count)
        },
      ),
    )
  })
})
