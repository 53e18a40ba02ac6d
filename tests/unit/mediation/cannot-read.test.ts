/** Somebody who cannot read: nothing is signed that nobody read to them, and paper says who did, with a place for a fingerprint. */
import { readFileSync } from 'node:fs'
import JSZip from 'jszip'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  acceptedCase,
  handsOf,
  satDown,
  sessionOf,
  textOf,
  type TwoSided,
} from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const day = '2026-11-20'

async function withOneWhoCannot(): Promise<TwoSided> {
  const two = await acceptedCase(at.mediation, sendId, plainly('漏水'), day, ['何秀兰', '周建国'])
  await at.mediation.parties.change({
    sendId: sendId(),
    party: two.applicant,
    text: { ...outsider('何秀兰', 'applicant', 1), cannotRead: true },
  })
  return two
}
const paperOf = async ({ id }: TwoSided, paper: 'agreement' | 'session', about: number) => {
  const { source } = await at.mediation.papers.get({ id, paper, about, for: { is: 'all-parties' } })
  return source
}

it('signs no agreement that nobody read to them; who read it stands on it', async () => {
  const two = await withOneWhoCannot()
  await satDown(at.mediation, sendId, two, '谈妥了')
  const text = textOf(two, '修好天花板')
  const propose = (readTo: readonly { readonly party: number; readonly by: string }[]) =>
    at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: { ...text, readTo: [...readTo] },
    })
  for (const readTo of [[], [{ party: two.applicant, by: ' ' }], [{ party: two.respondent, by: '帆哥' }]])
    await expect(propose(readTo)).rejects.toThrow()
  const { stops } = await at.mediation.agreements.check({ case: two.id, text })
  expect(stops.map(({ code }) => code)).toContain('not-read')
  const { agreement } = await propose([{ party: two.applicant, by: '帆哥' }])
  const { agreement: shown } = await paperOf(two, 'agreement', agreement)
  expect(shown?.readTo.map(({ who, by }) => [who.text, by.text])).toEqual([['何秀兰', '帆哥']])
  // By fingerprint it binds as by hand and seal (人民调解法 29).
  const hands = handsOf(two).map((hand) =>
    hand.party === two.applicant ? { ...hand, manner: 'fingerprint' as const } : hand,
  )
  const signed = await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  expect(signed.effect).toMatchObject({ by: 'law', on: day })
})

it('and the record of a sitting says who read it to them', async () => {
  const two = await withOneWhoCannot()
  const { id, applicant, respondent } = two
  await at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: id,
    parties: [applicant, respondent],
    on: day,
  })
  const record = sessionOf(two, '谈妥了')
  const { session } = await at.mediation.sessions.hold({
    sendId: sendId(),
    case: id,
    session: {
      ...record,
      present: record.present.map((one) => ({ ...one, readBy: one.party === applicant ? '帆哥' : '' })),
    },
  })
  const { session: shown } = await paperOf(two, 'session', session)
  expect(shown?.readTo.map(({ who, by }) => [who.text, by.text])).toEqual([['何秀兰', '帆哥']])
})

it('both papers have a line for it in Word, and a place where a fingerprint is put', async () => {
  for (const paper of ['agreement', 'session']) {
    const zip = await JSZip.loadAsync(readFileSync(`resources/papers/mediation/${paper}.docx`))
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
    for (const words of ['听读人按指印', '签名、盖章或按指印'])
      expect([paper, xml.includes(words)]).toEqual([paper, true])
  }
})
