/** The papers of a case: what is on record stands on them, what nobody entered does not, what leads to somebody at risk neither. */
import { describe, expect, it } from 'vitest'
import { papers, type Paper } from '#features/mediation/papers/contract/words'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import { paperFields } from '#features/mediation/papers/rules/fields'
import { paperKinds } from '#features/mediation/papers/rules/kinds'
import { paperLists } from '#features/mediation/papers/rules/lists'
import { nobody, tellerFor } from '#features/mediation/papers/rules/teller'
import { leadingTo, pieceKinds, type Audience } from '#features/mediation/rules/index'
import { bareSource, fullSource, persons } from './source'
import { inChinese } from './words'

const toParty = (party: number): Audience => ({ is: 'party', party, side: party })
const secret = '在翰林苑姐姐家'
const leadingToSecond = [secret, '证件乙二', '电话乙二', '住址乙二']

const textOf = (paper: Paper, audience: Audience): string =>
  JSON.stringify(valuesFor(paper, fullSource(audience, secret), inChinese))

describe('a paper', () => {
  it('says nothing that nobody entered', () => {
    const said = Object.entries(paperFields).filter(([, text]) => text(bareSource, inChinese) !== '')
    // What a case has from its first line on: where it came from, how hard it is, since when, and where it stands.
    expect(said.map(([name]) => name).toSorted()).toEqual(['difficulty', 'openedOn', 'outcome', 'source'])
    for (const list of Object.values(paperLists)) expect(list.lines(bareSource, inChinese)).toEqual([])
  })

  it('says every day with its year, sums to the fen, and each part of a duty with its day', () => {
    const { fields, lists } = valuesFor('agreement', fullSource({ is: 'mediator' }), inChinese)
    expect(fields).toMatchObject({ number: '翰林人调字〔2026〕012号', copies: '4' })
    expect(lists.duties).toEqual([
      {
        obliged: '甲一',
        toWhom: '乙二',
        what: '付款',
        amount: '18000.00元',
        manner: '转账',
        dueOn: '2026年4月10日 9000.00元\n2026年5月10日 9000.00元',
      },
    ])
    expect(valuesFor('plea', fullSource({ is: 'court' }), inChinese).fields).toMatchObject({
      saidAt: '2026年3月10日 14:30',
      writtenAt: '2026年3月10日 14:45',
    })
  })

  it('of the mediators tells the whole story, which the file is for', () => {
    for (const paper of ['investigation', 'statement', 'plea', 'follow-up'] as const)
      expect(textOf(paper, { is: 'mediator' })).toContain(secret)
    expect(textOf('confirmation', { is: 'court' })).toContain('住址乙二')
  })
})

describe('what leads to somebody at risk', () => {
  it.each(papers)('is on no %s that the other side or all parties get', (paper) => {
    for (const audience of [toParty(1), { is: 'all-parties' } as const]) {
      const text = textOf(paper, audience)
      for (const leading of leadingToSecond) expect(text).not.toContain(leading)
    }
  })

  it('is withheld on each paper that is for parties unless somebody says whom else it is for', () => {
    for (const paper of papers) {
      const { for: meant } = paperKinds[paper]
      if (meant === 'mediator' || meant === 'court' || meant === 'outside') continue
      const text = textOf(paper, meant === 'party' ? toParty(1) : { is: meant })
      expect(leadingToSecond.filter((leading) => text.includes(leading))).toEqual([])
    }
  })

  it('stands on their own: they may read where they live', () => {
    expect(textOf('application', toParty(2))).toContain('住址乙二')
  })

  it('says that it is withheld, and not nothing: who reads it must not take it for unknown', () => {
    expect(textOf('agreement', { is: 'all-parties' })).toContain('（不予公开）')
  })

  it('is what nobody has looked through yet, and what holds their address whatever was said', () => {
    const atRisk = [
      { id: 1, hidden: false, names: [], contacts: [] },
      { id: 2, hidden: true, names: [], contacts: ['洪山区翰林苑3栋2单元501', '13800001234'] },
    ]
    expect(leadingTo('说是搬走了', null, atRisk)).toEqual([2])
    expect(leadingTo('说是搬走了', [], atRisk)).toEqual([])
    expect(leadingTo('住 3栋2单元 501', [], atRisk)).toEqual([2])
    expect(leadingTo('打电话到１３８００００１２３４', [], atRisk)).toEqual([2])
    expect(leadingTo('', null, atRisk)).toEqual([])
  })
})

it('反家庭暴力法 14: who reported is on no paper, whomever it is for', () => {
  for (const audience of [{ is: 'mediator' }, { is: 'court' }, { is: 'outside' }, toParty(2)] as const) {
    const teller = tellerFor(persons, audience)
    expect(teller.tell({ kind: 'reporting', of: nobody, leadsTo: [] }, '楼下王姐报的警').text).toBe('')
    expect(teller.told()).toEqual([])
  }
})

it('未成年人保护法 103: nothing that identifies a minor leaves the file', () => {
  const teller = tellerFor([{ id: 4, protected: false, minor: true, side: null }], { is: 'outside' })
  for (const kind of pieceKinds) expect(teller.tell({ kind, of: 4, leadsTo: [] }, '小丁').text).toBe('')
})
