/** Some weeks at a till, deed by deed, with a slow reckoning beside them that says before each what has to come of it. */
import { expect } from 'vitest'
import { addDays } from '#ground/days'
import type { TenderKind } from '#features/canteen/contract/words'
import { newSendId, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { refusalOf } from './ordering'
import { rowsAddUp } from './rows-add-up'
import { fiveYuanFrom60 } from './selling'
import {
  deliveryFen,
  hasRegret,
  leftOf,
  listFen,
  SlowMoney,
  slowRefund,
  subsidyFen,
  type ClosedFor,
  type SlowMeal,
  type SlowPerson,
} from './slow-money'
import type { Step } from './week-steps'
import { giveByRule } from './gifts'

const monday = '2026-11-02'
const lastDay = 24

export class Weeks {
  readonly money = new SlowMoney()
  readonly #people: SlowPerson[] = []
  readonly #entries: {
    readonly entry: number
    readonly person: SlowPerson
    readonly lots: number[]
    open: boolean
  }[] = []
  readonly #orders = new Set<string>()
  #offer = 0
  #shift: number | null = null
  #at = 0

  readonly desk: TestDesk

  constructor(desk: TestDesk) {
    this.desk = desk
  }

  get today(): string {
    return addDays(monday, this.#at)
  }

  async begin(): Promise<void> {
    this.#go()
    const { canteen } = this.desk.client
    await canteen.policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
    await giveByRule(this.desk)
    const offer = { id: null, name: '一荤两素', dishes: [], fen: listFen, from: '2026-01-01' }
    this.#offer = (await canteen.menu.keepOffer({ sendId: newSendId(), ...offer })).id
    for (let at = -1; at <= lastDay; at += 1) {
      const entries = [{ offer: this.#offer, substitute: null }]
      const day = addDays(monday, at)
      await canteen.menu.setBoard({ sendId: newSendId(), day, meal: 'lunch', entries })
    }
    for (const name of ['王桂珍', '李桂兰']) {
      const residentId = await register(this.desk.client, { name, birth: '1940-01-01' })
      const told = { registered: 'community', lives: 'community', avoids: [], diet: '', code: null } as const
      const { id: diner } = await canteen.diners.enrol({
        sendId: newSendId(),
        residentId,
        ...told,
        avoids: [],
      })
      this.#people.push({ diner, account: null, accounts: 0 })
    }
  }

  #go(): void {
    this.desk.clock.setDate(Date.parse(`${this.today}T12:30:00+08:00`))
  }

  async take({ what, who, which }: Step): Promise<void> {
    const person = this.#people[who]
    if (person === undefined) return
    this.desk.clock.advance(10_000)
    switch (what) {
      case 'lunch':
        return this.#sell(person, this.today, (due, left) =>
          left >= due ? [['balance', due]] : [['wechat', due]],
        )
      case 'mixed':
        return this.#sell(person, this.today, (due, left) => {
          const part = Math.min(left, due, which % due)
          return part === 0
            ? [['alipay', due]]
            : [
                ['balance', part],
                ['cash', due - part],
              ]
        })
      case 'cash':
        return this.#sell(person, this.today, (due) => [['cash', due]])
      case 'guest':
        return this.#sell(null, this.today, (due) => [['cash', due]])
      case 'yesterday':
        return this.#sell(person, addDays(this.today, -1), (due) => [['cash', due]])
      case 'brought':
        return this.#bring(person)
      case 'back':
        return this.#takeBack(which)
      case 'top-up':
        return this.#topUp(person, which + 1)
      case 'top-up-back':
        return this.#topUpBack(which)
      case 'adjust':
        return this.#adjust(person, (which % 900) + 1)
      case 'end':
        return this.#end(person, which)
      case 'shift':
        return this.#shiftOrCount(which)
      case 'close':
        return this.#closeDay(which % 2 === 0 ? this.today : addDays(this.today, -1))
      case 'next-day':
        if (this.#at < lastDay - 1) this.#at += 1
        this.#go()
    }
  }

  /** Refused with this code where the reckoning says so; true where it was. */
  async #refused(deed: Promise<unknown>, code: string | null): Promise<boolean> {
    if (code === null) return false
    expect(await refusalOf(deed)).toBe(`canteen.${code}`)
    return true
  }

  async #sell(
    person: SlowPerson | null,
    day: string,
    pay: (due: number, left: number) => readonly (readonly [TenderKind, number])[],
  ): Promise<void> {
    const subsidised = person !== null && !this.money.hadSubsidised(person, day)
    const due = listFen - (subsidised ? subsidyFen : 0)
    const tenders = pay(due, person === null ? 0 : leftOf(person)).filter(([, fen]) => fen > 0)
    const deed = this.desk.client.canteen.till.sell({
      sendId: newSendId(),
      day,
      meal: 'lunch',
      way: 'eaten',
      eater: person === null ? 'companion' : 'diner',
      diner: person?.diner ?? null,
      choice: [{ offer: this.#offer, count: 1 }],
      tenders: tenders.map(([kind, fen]) => ({ kind, fen })),
      expectFen: due,
      card: null,
      again: true,
      late: day < this.today ? 'power-cut' : null,
    })
    if (await this.#refused(deed, this.money.closedDays.has(day) ? 'day-closed' : null)) return
    const sold = await deed
    expect(sold.subsidyFen).toBe(subsidised ? subsidyFen : 0)
    this.#kept({ id: sold.meal, person, day, subsidised, delivered: false }, new Map(tenders))
  }

  #kept(
    meal: Pick<SlowMeal, 'id' | 'person' | 'day' | 'subsidised' | 'delivered'>,
    tenders: ReadonlyMap<TenderKind, number>,
  ): void {
    const account = meal.person?.account ?? null
    const fromBalance = tenders.get('balance') ?? 0
    const spent = account === null || fromBalance === 0 ? [] : this.money.spend(account, fromBalance)
    this.money.meals.push({ ...meal, tenders, spent, account, stands: true })
    for (const [tender, fen] of tenders) this.money.move(meal.day, 'sold', tender, fen)
  }

  /** Ordered by hand and handed over at once. */
  async #bring(person: SlowPerson): Promise<void> {
    const day = this.today
    if (this.money.closedDays.has(day) || this.money.had(person, day)) return
    const { orders, delivery } = this.desk.client.canteen
    const sitting = { diner: person.diner, day, meal: 'lunch' } as const
    const told = { way: 'delivered', offer: this.#offer, late: 'family-called' } as const
    await orders.order({ sendId: newSendId(), ...sitting, ...told })
    this.#orders.add(`${person.diner} ${day}`)
    const due = listFen + deliveryFen - subsidyFen
    const balance = Math.min(leftOf(person), due)
    const given = {
      to: 'self',
      clock: '11:40',
      tender: 'cash',
      late: null,
      collectedFen: due - balance,
    } as const
    const { meal, ownFen } = await delivery.handOver({ sendId: newSendId(), ...sitting, ...given })
    expect(ownFen).toBe(due)
    const tenders = new Map<TenderKind, number>([
      ['balance', balance],
      ['cash', due - balance],
    ])
    for (const [tender, fen] of tenders) if (fen === 0) tenders.delete(tender)
    this.#kept({ id: meal, person, day, subsidised: true, delivered: true }, tenders)
  }

  async #takeBack(which: number): Promise<void> {
    const meal = this.money.meals[which % Math.max(1, this.money.meals.length)]
    if (meal === undefined) return
    const deed = this.desk.client.canteen.till.takeBack({
      sendId: newSendId(),
      meal: meal.id,
      reason: 'wrong-person',
    })
    const isLost = this.money.closedDays.has(meal.day) && this.money.closedDays.has(this.today)
    const code = meal.stands ? (isLost ? 'day-closed' : null) : 'meal-taken-back'
    if (await this.#refused(deed, code)) return
    const back = await deed
    const expected = this.money.takeBack(meal, this.today)
    expect(new Map(back.back.map(({ kind, fen }) => [kind, fen]))).toEqual(expected)
    const { tenders } = await this.desk.client.canteen.till.meal({ id: back.meal })
    expect(new Map(tenders.map(({ kind, fen }) => [kind, -fen]))).toEqual(expected)
  }

  async #topUp(person: SlowPerson, fen: number): Promise<void> {
    const giftFen = fen % 3 === 0 ? Math.floor(fen / 5) : 0
    const tender = fen % 2 === 0 ? 'cash' : 'wechat'
    const money = { diner: person.diner, fen, giftFen, tender } as const
    const deed = this.desk.client.canteen.balance.topUp({ sendId: newSendId(), ...money })
    if (await this.#refused(deed, this.money.closedDays.has(this.today) ? 'day-closed' : null)) return
    const { entry } = await deed
    const account = this.#open(person)
    if (account.firstPaid === null) {
      account.firstPaid = this.today
      account.soldByThen = this.money.meals.length
    }
    const payment = account.lots.length
    const lots = [account.lots.push({ kind: 'principal', payment, put: fen, left: fen, eaten: 0 }) - 1]
    if (giftFen > 0)
      lots.push(account.lots.push({ kind: 'gift', payment, put: giftFen, left: giftFen, eaten: 0 }) - 1)
    this.money.move(this.today, 'paid-in', tender, fen)
    this.#entries.push({ entry, person, lots, open: true })
  }

  #open(person: SlowPerson) {
    if (person.account !== null) return person.account
    person.account = {
      lots: [],
      firstPaid: null,
      soldByThen: 0,
      before: person.accounts > 0,
      closed: null,
    }
    person.accounts += 1
    return person.account
  }

  /** Whole or not at all; only of an account that nobody has closed, and never the first, by which the seven days begin. */
  async #topUpBack(which: number): Promise<void> {
    const kept = this.#entries[which % Math.max(1, this.#entries.length)]
    const account = kept?.person.account
    if (kept === undefined || !kept.open || account === null || account === undefined) return
    const lots = kept.lots.flatMap((at) => account.lots[at] ?? [])
    const isFirst = kept.lots[0] === 0
    if (isFirst || this.money.closedDays.has(this.today)) return
    const { entry, person } = kept
    const deed = this.desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry })
    if (await this.#refused(deed, lots.some(({ left, put }) => left !== put) ? 'already-used' : null)) return
    await deed
    kept.open = false
    const paid = lots[0]?.put ?? 0
    for (const lot of lots) lot.left = lot.put = 0
    this.money.move(this.today, 'paid-out', paid % 2 === 0 ? 'cash' : 'wechat', paid)
    expect(await this.#left(person)).toBe(leftOf(person))
  }

  async #second(): Promise<void> {
    await this.desk.signIn('canteen')
  }

  async #adjust(person: SlowPerson, fen: number): Promise<void> {
    if (this.money.closedDays.has(this.today)) return
    const kind = fen % 2 === 0 ? 'principal' : 'gift'
    const { balance } = this.desk.client.canteen
    const asked = { diner: person.diner, kind, fen, reason: '漏记' } as const
    const { id } = await balance.askAdjustment({ sendId: newSendId(), ...asked })
    const account = this.#open(person)
    await this.#second()
    await balance.decideAdjustment({ sendId: newSendId(), id, agreed: fen % 5 !== 0 })
    await this.desk.signIn('manager')
    if (fen % 5 === 0) return
    account.lots.push({ kind, payment: account.lots.length, put: fen, left: fen, eaten: 0 })
  }

  async #end(person: SlowPerson, which: number): Promise<void> {
    const { account } = person
    if (account === null || this.money.closedDays.has(this.today) || which % 2 !== 0) return
    const isEarly = hasRegret(this.money.meals, person, this.today)
    const reasons: readonly ClosedFor[] = [
      ...(isEarly ? (['within-seven-days'] as const) : []),
      'diner-leaves',
      'canteen-closes',
    ]
    const reason = reasons[which % reasons.length] ?? 'diner-leaves'
    const { balance } = this.desk.client.canteen
    const money = { diner: person.diner, reason, tender: 'cash', note: '' } as const
    const { refundFen } = await balance.close({ sendId: newSendId(), ...money })
    expect(refundFen).toBe(slowRefund(reason, account))
    if (refundFen > 0) this.money.move(this.today, 'paid-out', 'cash', refundFen)
    account.closed = reason
    for (const lot of account.lots) lot.left = 0
    person.account = null
    expect(await this.#left(person)).toBe(0)
  }

  async #shiftOrCount(which: number): Promise<void> {
    const { close } = this.desk.client.canteen
    if (this.#shift !== null) return this.#count(which % 3 === 0 ? 0 : (which % 50) - 25)
    const openingFen = which
    const deed = close.openShift({ sendId: newSendId(), openingFen })
    if (await this.#refused(deed, this.money.closedDays.has(this.today) ? 'day-closed' : null)) return
    this.#shift = (await deed).shift
    this.money.drawer = openingFen
  }

  async #count(wrongFen: number): Promise<void> {
    const { close } = this.desk.client.canteen
    const shift = this.#shift
    const { drawer } = this.money
    if (shift === null || drawer === null) return
    // Nothing below zero is in a drawer, and nothing is counted.
    const countedFen = Math.max(0, drawer + wrongFen)
    const counted = await close.count({ sendId: newSendId(), shift, countedFen })
    expect(counted).toEqual({ expectedFen: drawer, differenceFen: countedFen - drawer })
    if (countedFen !== drawer) await close.explain({ sendId: newSendId(), shift, reason: 'not-found' })
    this.#shift = null
    this.money.drawer = null
  }

  async #closeDay(day: string): Promise<void> {
    if (this.money.closedDays.has(day) || day < monday) return
    await this.#count(0)
    await this.#settleOrders(day)
    // Nothing is closed before lunch is over.
    const over = Date.parse(`${day}T13:05:00+08:00`)
    if (this.desk.clock.now() < over) this.desk.clock.setDate(over)
    const { close } = this.desk.client.canteen
    const outside = this.money.outside(day)
    const asking = (outsideReason: 'not-found' | null) =>
      close.ask({ sendId: newSendId(), day, outsideReason })
    if (outside !== 0) expect(await refusalOf(asking(null))).toBe('canteen.outside-unexplained')
    const { request } = await asking(outside === 0 ? null : 'not-found')
    expect(await refusalOf(close.confirm({ sendId: newSendId(), request }))).toBe('canteen.one-name')
    await this.#second()
    await close.confirm({ sendId: newSendId(), request })
    await this.desk.signIn('manager')
    this.money.closedDays.add(day)
    await this.#checkSheet(day)
  }

  /** Whoever ordered and has no meal that stands is given a reason. */
  async #settleOrders(day: string): Promise<void> {
    for (const person of this.#people) {
      if (!this.#orders.has(`${person.diner} ${day}`) || this.money.had(person, day)) continue
      const sitting = { diner: person.diner, day, meal: 'lunch' } as const
      const { orders } = this.desk.client.canteen
      await orders.notTaken({ sendId: newSendId(), ...sitting, reason: 'called-off' })
    }
  }

  async #checkSheet(day: string): Promise<void> {
    const sheet = await this.desk.client.canteen.close.sheet({ sendId: newSendId(), day })
    for (const kind of ['balance', 'cash', 'wechat', 'alipay', 'free'] as const) {
      const told = sheet.tenders.find((one) => one.kind === kind)
      expect(told?.soldFen ?? 0).toBe(this.money.sum(day, 'sold', kind))
      expect(told?.givenBackFen ?? 0).toBe(0 - this.money.sum(day, 'given-back', kind))
    }
    for (const tender of ['cash', 'wechat'] as const) {
      const told = sheet.accounts.find((one) => one.tender === tender)
      expect(told?.paidInFen ?? 0).toBe(this.money.sum(day, 'paid-in', tender))
      expect(told?.paidOutFen ?? 0).toBe(this.money.sum(day, 'paid-out', tender))
    }
    expect(sheet.outsideFen).toBe(this.money.outside(day))
  }

  async #left(person: SlowPerson): Promise<number> {
    const { account } = await this.desk.client.canteen.balance.get({ diner: person.diner })
    return account?.leftFen ?? 0
  }

  /** Balances, what is owed, the claim of the month, and the rows themselves. */
  async check(): Promise<void> {
    let owed = 0
    for (const person of this.#people) {
      expect(await this.#left(person)).toBe(leftOf(person))
      owed += leftOf(person)
    }
    expect((await this.desk.client.canteen.balance.owed({})).fen).toBe(owed)
    const standing = this.money.meals.filter(({ stands, subsidised }) => stands && subsidised)
    this.desk.clock.setDate(Date.parse('2026-12-01T12:30:00+08:00'))
    const { claims } = this.desk.client.canteen
    const { id } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    await claims.check({ sendId: newSendId(), id })
    await claims.submit({ sendId: newSendId(), id })
    // A lunch of the last of October, entered on the second of November, is of a month that nobody has claimed.
    const ofNovember = standing.filter(({ day }) => day >= '2026-11-01')
    expect((await claims.get({ id })).fen).toBe(ofNovember.length * subsidyFen)
    rowsAddUp(this.desk.desk.session.requireOpen().store.sqlite, standing.length)
  }
}
