/** What of a person is on which paper: nothing that leads to somebody at risk reaches the other side, on earlier papers neither. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  papersToReprint,
  pieceKinds,
  shownTo,
  withheld,
  type Person,
  type Piece,
  type Audience,
} from '#features/mediation/rules/index'

const person = (id: number, more: Partial<Person> = {}): Person => ({
  id,
  protected: false,
  minor: false,
  side: id,
  ...more,
})
const piece = (kind: Piece['kind'], of: number, leadsTo: readonly number[] = []): Piece => ({
  kind,
  of,
  leadsTo,
})
const toParty = (party: number): Audience => ({ is: 'party', party, side: party })
const atRisk = [person(1), person(2, { protected: true })]

describe('somebody at risk', () => {
  it('has no address, phone or anything that leads there on what the other gets; they see their own', () => {
    for (const kind of ['id-number', 'phone', 'address', 'workplace', 'school', 'whereabouts'] as const) {
      expect(withheld(piece(kind, 2), atRisk, toParty(1))).toBe('protected')
      expect(withheld(piece(kind, 2), atRisk, { is: 'all-parties' })).toBe('protected')
      expect(withheld(piece(kind, 2), atRisk, toParty(2))).toBeNull()
      expect(withheld(piece(kind, 1), atRisk, toParty(2))).toBeNull()
    }
    expect(withheld(piece('name', 2), atRisk, toParty(1))).toBeNull()
  })

  it('is not told of by what is said of others either', () => {
    const sister = piece('narrative', 3, [2])
    expect(withheld(sister, [...atRisk, person(3)], toParty(1))).toBe('leads-to-protected')
    expect(withheld(sister, [...atRisk, person(3)], { is: 'mediator' })).toBeNull()
  })

  it('is known to the court, and to their own side', () => {
    expect(withheld(piece('address', 2), atRisk, { is: 'court' })).toBeNull()
    const child = person(3, { side: 2 })
    expect(withheld(piece('address', 2), [...atRisk, child], { is: 'party', party: 3, side: 2 })).toBeNull()
  })

  it('never comes through to the other, whatever is put on a paper', () => {
    const anyPiece = fc.record({
      kind: fc.constantFrom(...pieceKinds),
      of: fc.constantFrom(1, 2, 3),
      leadsTo: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 3 }),
    })
    const persons = [...atRisk, person(3, { side: null })]
    fc.assert(
      fc.property(
        fc.array(anyPiece, { maxLength: 10 }),
        fc.constantFrom(toParty(1), { is: 'all-parties' } as const),
        (pieces, audience) => {
          const left = shownTo(pieces, persons, audience)
          expect(left.filter((one) => one.leadsTo.includes(2))).toEqual([])
          const leadsNowhere = ['name', 'birth', 'narrative']
          expect(left.filter((one) => one.of === 2 && !leadsNowhere.includes(one.kind))).toEqual([])
        },
      ),
    )
  })
})

it('反家庭暴力法 14: who reported is on no paper, the mediators’ own neither, also where it was a party', () => {
  for (const audience of [{ is: 'mediator' }, { is: 'court' }, { is: 'outside' }, toParty(1)] as const)
    expect(withheld(piece('reporting', 1), atRisk, audience)).toBe('reporter')
  expect(withheld(piece('phone', 1), atRisk, { is: 'mediator' })).toBeNull()
})

it('未成年人保护法 103: nothing that identifies a minor leaves the file', () => {
  const persons = [person(1), person(2, { minor: true })]
  for (const kind of pieceKinds.filter((one) => one !== 'reporting'))
    expect(withheld(piece(kind, 2), persons, { is: 'outside' })).toBe('identifies-a-minor')
  expect(withheld(piece('narrative', 1, [2]), persons, { is: 'outside' })).toBe('identifies-a-minor')
  expect(withheld(piece('name', 1), persons, { is: 'outside' })).toBeNull()
})

it('papers made before the protection was set are printed anew, those that show nothing of it are not', () => {
  const papers = [
    { id: 1, audience: toParty(1), pieces: [piece('address', 2)] },
    { id: 2, audience: toParty(1), pieces: [piece('name', 2), piece('address', 1)] },
    { id: 3, audience: toParty(2), pieces: [piece('address', 2)] },
  ]
  expect(papersToReprint(papers, [person(1), person(2)])).toEqual([])
  expect(papersToReprint(papers, atRisk)).toEqual([1])
})
