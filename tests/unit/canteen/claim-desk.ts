/** A desk at which lunches are sold day after day, and claimed: for the tests of claims through the service. */
import type { Policy, SubsidyPolicy } from '#features/canteen/contract/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'

const cityThenDistrict = {
  kind: 'fixed' as const,
  parts: [
    { funder: '市', fen: 100, conditions: [], otherwise: 'lost' as const },
    { funder: '区', fen: null, conditions: [], otherwise: 'lost' as const },
  ],
}

/** Two yuan for whoever is 60 or older, eight with 低保 or 特困; one of it is the city's. Half a yuan for running it. */
export const claimedPolicy: SubsidyPolicy = {
  kind: 'subsidy',
  code: 'claimed',
  name: '长者助餐补贴',
  basis: '民发〔2026〕1号',
  from: '2026-01-01',
  until: null,
  priority: 100,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [{ kind: 'meal', anyOf: ['lunch'] }, { kind: 'not-in-institution' }],
  classes: [
    {
      code: 'sixty',
      name: '60 岁以上',
      who: [[{ kind: 'age', from: 60, until: null }]],
      amount: { kind: 'fixed', fen: 200 },
      division: cityThenDistrict,
    },
    {
      code: 'need',
      name: '低保',
      who: [[{ kind: 'category', anyOf: ['低保'] }]],
      amount: { kind: 'fixed', fen: 800 },
      division: cityThenDistrict,
    },
    {
      code: 'hardship',
      name: '特困',
      who: [[{ kind: 'category', anyOf: ['特困'] }]],
      amount: { kind: 'fixed', fen: 800 },
      division: cityThenDistrict,
    },
  ],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  delivery: [],
  running: [{ code: 'running', name: '运营补贴', who: [], fen: 50, per: 'meal', funder: '区' }],
}

/** What one lunch is claimed for: subsidy and running. */
export const ordinaryFen = 250
export const inNeedFen = 850

const listFen = 1350

/** Half past eleven at the canteen. */
const noonOf = (day: string): number => Date.parse(`${day}T11:30:00+08:00`)

export interface ClaimDesk {
  readonly desk: TestDesk
  /** It is that day from now on, noon. */
  readonly go: (day: string) => void
  readonly enrol: (
    name?: string,
    birth?: string,
  ) => Promise<{ readonly diner: number; readonly residentId: number }>
  /** A lunch that day, as the till sells it; its number. */
  readonly lunch: (diner: number, day: string) => Promise<number>
  readonly supper: (diner: number, day: string) => Promise<number>
  readonly takeBack: (meal: number) => Promise<unknown>
  /** 低保 or 特困, approved on a day. */
  readonly grant: (residentId: number, category: string, day: string) => Promise<number>
  /** Its last day becomes this one. */
  readonly end: (eligibility: number, day: string) => Promise<unknown>
  /** What is learnt of a life, whenever it happened; told again, its day is put right. */
  readonly status: (
    residentId: number,
    status: 'living' | 'deceased' | 'moved-out',
    since: string,
  ) => Promise<void>
  readonly make: (month: string, span?: 'month' | 'quarter') => Promise<number>
  readonly get: (id: number) => ReturnType<TestDesk['client']['canteen']['claims']['get']>
  /** Made, checked and submitted. */
  readonly claim: (month: string) => Promise<number>
  readonly submit: (id: number) => Promise<unknown>
  readonly check: (id: number) => Promise<unknown>
}

export async function openClaimDesk(policy: Policy = claimedPolicy): Promise<ClaimDesk> {
  const desk = await openTestDesk()
  const { canteen, residents } = desk.client
  const sendId = newSendId
  desk.clock.setDate(noonOf('2026-08-31'))
  await canteen.policies.add({ sendId: sendId(), policy })
  const set = { id: null, name: '一荤两素', dishes: [], fen: listFen, from: '2026-01-01' }
  const { id: offer } = await canteen.menu.keepOffer({ sendId: sendId(), ...set })
  const boards = new Set<string>()
  const versions = new Map<number, number>()
  const { claims } = canteen

  const sold = async (
    diner: number,
    sitting: { readonly day: string; readonly meal: 'lunch' | 'supper' },
  ): Promise<number> => {
    self.go(sitting.day)
    const key = `${sitting.day} ${sitting.meal}`
    if (!boards.has(key)) {
      boards.add(key)
      await canteen.menu.setBoard({ sendId: sendId(), ...sitting, entries: [{ offer, substitute: null }] })
    }
    const asked = {
      ...sitting,
      way: 'eaten',
      eater: 'diner',
      diner,
      choice: [{ offer, count: 1 }],
    } as const
    const choice = [...asked.choice]
    const { price } = await canteen.till.quote({ ...asked, choice })
    const { meal } = await canteen.till.sell({
      sendId: sendId(),
      ...asked,
      choice,
      tenders: price.ownFen === 0 ? [] : [{ kind: 'cash', fen: price.ownFen }],
      expectFen: price.ownFen,
      card: null,
      again: false,
      late: null,
    })
    return meal
  }

  const self: ClaimDesk = {
    desk,
    go: (day) => {
      desk.clock.setDate(noonOf(day))
    },
    async enrol(name = '王桂珍', birth = '1950-01-01') {
      const residentId = await register(desk.client, { name, birth })
      const near = { registered: 'community', lives: 'community' } as const
      const { id } = await canteen.diners.enrol({
        sendId: sendId(),
        residentId,
        ...near,
        avoids: [],
        diet: '',
        code: null,
      })
      return { diner: id, residentId }
    },
    lunch: (diner, day) => sold(diner, { day, meal: 'lunch' }),
    supper: (diner, day) => sold(diner, { day, meal: 'supper' }),
    takeBack: (meal) => canteen.till.takeBack({ sendId: sendId(), meal, reason: 'wrong-person' }),
    async grant(residentId, category, day) {
      const { id } = await canteen.eligibility.apply({
        sendId: sendId(),
        application: {
          residentId,
          category,
          proof: '',
          issuedBy: '区民政局',
          appliedOn: day,
          from: null,
          until: null,
        },
      })
      await canteen.eligibility.move({ sendId: sendId(), id, move: 'approve', day, reason: '' })
      return id
    },
    end: (id, day) =>
      canteen.eligibility.move({ sendId: sendId(), id, move: 'end', day, reason: '收入超过标准' }),
    async status(id, status, since) {
      const version = (versions.get(id) ?? 0) + 1
      versions.set(id, version)
      await residents.setStatus({
        ...{ sendId: sendId(), id, version, status, since, note: '' },
        correctsDay: true,
      })
    },
    async make(month, span = 'month') {
      return (await claims.make({ sendId: sendId(), span, month })).id
    },
    get: (id) => claims.get({ id }),
    check: (id) => claims.check({ sendId: sendId(), id }),
    submit: (id) => claims.submit({ sendId: sendId(), id }),
    async claim(month) {
      const id = await self.make(month)
      await self.check(id)
      await self.submit(id)
      return id
    },
  }
  return self
}

/** Days of September from one to another. */
export const september = (from: number, until: number): readonly string[] =>
  Array.from({ length: until - from + 1 }, (_, at) => `2026-09-${String(from + at).padStart(2, '0')}`)
