/** A few residents who asked about their own data, in every state, two who withdrew their consent, and a lost list. */
import { dayAt } from '#ground/clock'
import type { Community } from './community'
import { shuffled } from './random'
import type { Registered } from './residents'
import { minuteOfWork } from './working-time'

type Kind = 'access' | 'correction' | 'erasure' | 'withdrawal' | 'explanation'

interface Asked {
  readonly kind: Kind
  readonly words: string
  /** Working days ago. */
  readonly ago: number
  /** What the manager did about it on the days after. */
  readonly then: (at: number, id: number, person: Registered) => void
}

/** Plans the requests, in the order in which they came. */
export function planPersonalData(community: Community): void {
  const { office, time, timeline, frontDesk, manager } = community
  const random = community.random.branch('personal data')
  const people = shuffled(
    random,
    community.people.filter(
      ({ person }) => person.gone === null && person.age >= 25 && person.consent !== null,
    ),
  )
  const privacyAt = (at: number) => office.at(at, manager).privacy.requests
  const begin = (at: number, id: number) => void privacyAt(at).step({ id, step: { step: 'begin' } })
  const decide = (at: number, id: number, step: 'grant' | 'grant-partly' | 'refuse', text: string) =>
    void privacyAt(at).step({ id, step: { step, text } })
  const tell = (at: number, id: number) =>
    void privacyAt(at).step({ id, step: { step: 'tell', day: dayAt(at), how: 'at-desk' } })
  const correct = (at: number, { id }: Registered) => {
    const { residents } = office.at(at, manager)
    const { version } = residents.read({ id })
    residents.setRelation({ id, version, relation: 'other-relative' })
  }

  const asked: readonly Asked[] = [
    { kind: 'access', words: '想知道社区留了我哪些资料', ago: 4, then: begin },
    {
      kind: 'explanation',
      words: '为什么要登记我的电话',
      ago: 40,
      then: (at, id) => {
        begin(at, id)
        decide(at, id, 'grant', '当面说明：电话只用来通知办件结果，不给别人')
        tell(at, id)
      },
    },
    {
      kind: 'correction',
      words: '与户主的关系写错了',
      ago: 12,
      then: (at, id, person) => {
        begin(at, id)
        correct(at, person)
        decide(at, id, 'grant', '')
      },
    },
    {
      kind: 'correction',
      words: '出生日期和门牌都不对',
      ago: 9,
      then: (at, id, person) => {
        begin(at, id)
        correct(at, person)
        decide(at, id, 'grant-partly', '关系已改；出生日期与身份证一致，不改')
      },
    },
    {
      kind: 'correction',
      words: '想改户籍地址',
      ago: 7,
      then: (at, id) => decide(at, id, 'refuse', '户籍地址以户口簿为准，请先到派出所更正'),
    },
    { kind: 'erasure', words: '已经搬走，不想再留资料', ago: 3, then: begin },
    { kind: 'access', words: '要一份自己的资料', ago: 1, then: () => undefined },
  ]
  asked.forEach(({ kind, words, ago, then }, place) => {
    const person = people[place]
    const day = time.after(time.today, -ago) ?? time.days.at(-1 - ago)
    if (person === undefined || day === undefined) return
    const at = time.instant(day, minuteOfWork(random))
    const next = time.instant(time.after(day, 1) ?? day, minuteOfWork(random))
    timeline.plan(at, () => {
      const { id } = office.at(at, frontDesk).privacy.requests.receive({
        residentId: person.id,
        kind,
        by: 'self',
        byName: '',
        words,
        received: day,
      })
      timeline.plan(Math.max(at, next), () => then(Math.max(at, next), id, person))
    })
  })

  people.slice(asked.length, asked.length + 2).forEach((person, place) => {
    const day = time.days.at(-4 - place) ?? time.today
    const at = time.instant(day, minuteOfWork(random))
    timeline.plan(at, () => {
      office.at(at, frontDesk).residents.recordConsent({
        id: person.id,
        kind: 'withdrawn',
        consent: { noticeVersion: '2025-1', day, by: 'self', guardianName: '', guardianRelation: '' },
      })
    })
  })

  const found = time.days.at(-30)
  const reported = time.days.at(-29)
  if (found === undefined || reported === undefined) return
  const at = time.instant(reported, minuteOfWork(random))
  timeline.plan(at, () => {
    office.at(at, manager).privacy.breaches.keep({
      breach: {
        found,
        what: '重阳节慰问名单打印件遗失一页',
        data: '姓名、住址、电话后四位',
        people: 24,
        cause: '活动结束后没有收回纸质名单',
        harm: '可能接到推销或诈骗电话',
        measures: '当天找回；名单改为只印姓名和门牌，用完当场销毁',
        authority: '花山街道办事处',
        reported,
        told: 'told',
        toldDay: reported,
        toldNote: '网格员逐户当面说明',
      },
    })
  })
}
