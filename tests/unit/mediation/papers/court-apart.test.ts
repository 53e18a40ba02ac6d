/** 司法确认申请书 is signed by all and read by all: what leads to whoever is at risk goes to the court on a sheet that is theirs alone. */
import { afterEach, expect, it } from 'vitest'
import type { Paper } from '#features/mediation/papers/contract/words'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import { outsider } from '#features/mediation/intake/walk'
import { sendId } from '../desk-of-mediators'
import { openOn, type DeskInTime } from '../further/desk'
import { effective } from '../further/hands'
import { inChinese } from './words'

let at: DeskInTime
afterEach(() => {
  at.close()
})

const leading = ['翰林苑9栋2单元', '13800001111']
const court = { is: 'court' } as const

it('so that neither of them signs where the other is hidden, and the court is told all the same', async () => {
  at = await openOn('2026-11-23')
  const { two, agreement } = await effective(at, '2026-11-23')
  const text = { ...outsider('甲', 'applicant', 1), address: leading[0] ?? '', phone: leading[1] ?? '' }
  await at.mediation.parties.change({ sendId: sendId(), party: two.applicant, text })
  const offered = async () =>
    (await at.mediation.papers.list({ id: two.id })).offers
      .filter(({ paper }) => paper === 'confirmation' || paper === 'court-details')
      .map(({ paper, about, for: meant }) => [paper, about, meant.is])
  const said = async (paper: Paper, about: number, meant: typeof court | { readonly is: 'all-parties' }) => {
    const { source } = await at.mediation.papers.get({ id: two.id, paper, about, for: meant })
    return JSON.stringify(valuesFor(paper, source, inChinese))
  }
  const made = async () =>
    (await at.mediation.papers.list({ id: two.id })).made.map(({ paper, reprint }) => [paper, reprint])
  const asked = { id: two.id, paper: 'confirmation', about: agreement, for: court } as const
  await at.mediation.papers.printed({ sendId: sendId(), ...asked, onto: 'paper' })
  expect(await offered()).toEqual([['confirmation', agreement, 'all-parties']])
  expect(await said('confirmation', agreement, court)).toContain(leading[0])

  const word = { sendId: sendId(), party: two.applicant, hidden: true, reason: '躲在姐姐家' }
  await at.mediation.parties.protect(word)
  expect(await offered()).toEqual([
    ['confirmation', agreement, 'all-parties'],
    ['court-details', two.applicant, 'court'],
  ])
  for (const meant of [court, { is: 'all-parties' } as const]) {
    const joint = await said('confirmation', agreement, meant)
    for (const one of leading) expect(joint).not.toContain(one)
    expect(joint).toContain('（另页提交法院）')
  }
  const apart = await said('court-details', two.applicant, court)
  for (const one of leading) expect(apart).toContain(one)
  expect(await made()).toEqual([['confirmation', true]])
  const sheet = { id: two.id, paper: 'court-details', about: two.applicant, for: court } as const
  await at.mediation.papers.printed({ sendId: sendId(), ...sheet, onto: 'file' })
  expect(await made()).toEqual([
    ['court-details', false],
    ['confirmation', true],
  ])
})
