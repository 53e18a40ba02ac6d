/** What was said in a case is found by any two characters of it, by whoever sees the case and by nobody else. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excerptOf, tooShort, wordsOf } from '#features/mediation/search/rules'
import type { CaseFilter } from '#features/mediation/search/contract'
import type { TestDesk } from '../../../support/desk'
import { insert, openCase, openWatchDesk, refusalOf, run } from './desk'

describe('what is looked for', () => {
  it('is words apart by spaces, the longest first, each of two characters or more', () => {
    expect(wordsOf(' 漏水 三楼阳台  漏水 ')).toEqual(['三楼阳台', '漏水'])
    expect(tooShort(wordsOf('漏 三楼'))).toEqual(['漏'])
  })

  it('is shown with some words around it', () => {
    expect(excerptOf('楼上漏水到三楼', '漏水')).toEqual({ text: '楼上漏水到三楼', at: 2, length: 2 })
    const { text, at, length } = excerptOf(`${'前'.repeat(40)}漏水${'后'.repeat(40)}`, '漏水') ?? {
      text: '',
      at: 0,
      length: 0,
    }
    expect(text.slice(at, at + length)).toBe('漏水')
    expect(text.length).toBeLessThan(45)
    expect(excerptOf('没有', '漏水')).toBeNull()
  })
})

let desk: TestDesk
let leak: number
let dance: number
beforeAll(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
  leak = await openCase(desk, '二楼卫生间常年渗水，三楼不肯修', '邻里')
  dance = await openCase(desk, '广场舞音响太响，影响孩子写作业', '其他')
  insert(desk, 'mediation_parties', {
    case_id: leak,
    role: 'applicant',
    side: 1,
    kind: 'person',
    name: '欧阳修远',
  })
  insert(desk, 'mediation_pleas', {
    case_id: dance,
    said_at: 1,
    person: '某人',
    words: '他说再响就砸门',
    handler: '胡莲',
    at: 2,
    staff_id: 1,
  })
})
afterAll(() => desk.close())

const ownMotion = {
  source: 'own-motion',
  kind: '邻里',
  difficulty: 'ordinary',
  people: 2,
  money_fen: 0,
  opened_at: 1,
  opened_by: 1,
}

const find = async (filter: CaseFilter, limit = 50) =>
  (await desk.client.mediation.search.find({ filter, limit })).rows
const ids = async (filter: CaseFilter) => (await find(filter)).map(({ card }) => card.id)

describe('in the sealed file', () => {
  it.each(['渗水', '二楼', '肯修', '二楼卫生间常年', '欧阳', '修远', '欧阳修远'])(
    '%s leads to the leak',
    async (words) => {
      expect(await ids({ words })).toEqual([leak])
    },
  )

  it('words are looked for together, wherever in the case each stands', async () => {
    expect(await ids({ words: '砸门 音响' })).toEqual([dance])
    expect(await ids({ words: '砸门 渗水' })).toEqual([])
    expect(await ids({ words: '没人说过' })).toEqual([])
  })

  it('it says where, with the word in its place', async () => {
    const [found] = await find({ words: '砸门' })
    expect(found?.places).toEqual([{ source: 'plea', text: '他说再响就砸门', at: 5, length: 2 }])
  })

  it('kind, state, mediator and day narrow it, and stand alone too', async () => {
    expect(await ids({ kind: '邻里' })).toEqual([leak])
    expect(await ids({ words: '渗水', kind: '其他' })).toEqual([])
    expect(await ids({ state: 'intake' })).toEqual([dance, leak])
    expect(await ids({ from: '2026-11-24' })).toEqual([])
    expect(await ids({ from: '2026-11-23', until: '2026-11-23' })).toEqual([dance, leak])
  })

  it('one character is refused', async () => {
    expect(await refusalOf(find({ words: '水' }))).toBe('mediation.search-too-short')
  })

  it('what is changed is found as it is now, and what is taken out is not found', async () => {
    run(desk, 'UPDATE mediation_cases SET narrative = ? WHERE id = ?', '二楼阳台滴水', leak)
    expect(await ids({ words: '渗水' })).toEqual([])
    expect(await ids({ words: '滴水' })).toEqual([leak])
    run(desk, "UPDATE mediation_parties SET name = '某甲' WHERE case_id = ?", leak)
    expect(await ids({ words: '欧阳' })).toEqual([])
    expect(await ids({ words: '某甲' })).toEqual([leak])
  })

  it('signs of the search engine are only signs', async () => {
    for (const words of ['"滴水', '滴水 OR 渗水', '滴水*', '(滴水', 'NOT 滴水', '-滴水', 'text:滴水']) {
      expect(await ids({ words })).toEqual([])
    }
  })

  it('whatever stands in a text is found as a slow reading finds it', async () => {
    await desk.signIn('head-mediator')
    // Few signs, so that words repeat, overlap and end where a text ends; one that takes two units, and large letters.
    const signs = Array.from('坤乾兑离𠮷Qq7，"*')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 140 }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.nat(),
        fc.integer({ min: 2, max: 5 }),
        async (texts, at, length) => {
          const cases = texts.map((text) =>
            insert(desk, 'mediation_cases', { ...ownMotion, narrative: text.join('') }),
          )
          const [first = []] = texts
          const from = at % first.length
          const word = first.slice(from, from + length).join('')
          const has = (text: readonly string[]) => text.join('').toLowerCase().includes(word.toLowerCase())
          const found = tooShort([word]).length > 0 ? null : new Set(await ids({ words: word }))
          for (const [place, id] of cases.entries()) {
            if (found !== null) expect([word, found.has(id)]).toEqual([word, has(texts[place] ?? [])])
            run(desk, 'DELETE FROM mediation_cases WHERE id = ?', id)
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(await ids({ words: '坤乾' })).toEqual([])
    await desk.signIn('mediator')
  })

  it('a common word is read page by page, each case once', async () => {
    const many: number[] = []
    for (let at = 0; at < 12; at += 1) many.push(await openCase(desk, `第${at}次因为停车位争吵`))
    const seen: number[] = []
    for (let after; ;) {
      const page = await desk.client.mediation.search.find({
        filter: { words: '停车' },
        limit: 5,
        ...(after === undefined ? {} : { after }),
      })
      seen.push(...page.rows.map(({ card }) => card.id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(many.toReversed())
  })

  it('whoever has not the case finds nothing of it, and the head mediator all', async () => {
    await desk.signIn('head-mediator')
    expect(await ids({ words: '滴水' })).toEqual([leak])
    const own = await openCase(desk, '只有负责人知道的滴水')
    expect(await ids({ words: '滴水' })).toEqual([own, leak])
    await desk.signIn('mediator')
    expect(await ids({ words: '滴水' })).toEqual([leak])
    const { mediators } = await desk.client.mediation.search.choices({})
    expect(mediators.map(({ name }) => name)).toEqual(['mediator'])
  })
})
