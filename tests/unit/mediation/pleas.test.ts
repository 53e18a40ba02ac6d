/** Pleas for help are evidence: whole, as spoken, only added to; what was offered has its answer. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addPlea, helpUnanswered, pleaFaults, type Plea } from '#features/mediation/rules/index'
import { adult, minutes, suspicion } from './persons'

const plea = (id: number, more: Partial<Plea> = {}): Plea => ({
  id,
  at: minutes('2026-03-14T10:20'),
  person: '乙',
  words: '他昨晚又动手了',
  handler: '金花',
  addsTo: null,
  writtenAt: minutes('2026-03-14T10:30'),
  ...more,
})

it('法释〔2022〕17号 6: a plea keeps time, person, words and handler, or is none', () => {
  expect(pleaFaults([], plea(1))).toEqual([])
  expect(pleaFaults([], plea(1, { at: null, person: '', words: ' ', handler: '' }))).toEqual([
    'time',
    'person',
    'words',
    'handler',
  ])
  expect(pleaFaults([], plea(1, { at: minutes('2026-03-14T11:00') }))).toEqual(['said-later-than-written'])
})

it('a register is only added to: what was there stays word for word, a correction names it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }), (words) => {
      let register: readonly Plea[] = []
      words.forEach((said, at) => {
        const added = addPlea(register, plea(at + 1, { words: `${said}。`, addsTo: at === 0 ? null : 1 }))
        expect(added.ok && added.register.slice(0, register.length)).toEqual(register)
        if (added.ok) register = added.register
      })
      expect(register).toHaveLength(words.length)
    }),
  )
  expect(addPlea([], plea(1, { addsTo: 7 }))).toEqual({ ok: false, faults: ['adds-to-nothing'] })
})

it('反家庭暴力法 13: each help that was offered is answered, wanted or not', () => {
  const told = suspicion({ victim: { birth: adult, capacity: 'full' } })
  expect(helpUnanswered(told, [])).toHaveLength(5)
  const answered = [
    { suspicion: 1, offer: 'police', answer: 'not-wanted' },
    { suspicion: 1, offer: 'protection-order', answer: 'wanted' },
    { suspicion: 2, offer: 'address-hidden', answer: 'wanted' },
  ] as const
  expect(helpUnanswered(told, answered)).toEqual(['womens-federation', 'separate-sessions', 'address-hidden'])
})
