/** Who mediates here: three of the committee with a studio of their own and a seat at the desk, and two who have neither. */
import type { Role } from '#ground/roles/permissions'
import type { SignedInStaff } from '#desk/session/contract'
import { addDays, addMonths } from '#ground/days'
import { startOfDay } from '#ground/clock'
import type { Clerk } from '../clerk'

export const studios = ['golden', 'lotus', 'sail'] as const
export type Studio = (typeof studios)[number]

interface Mediator {
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly sex: 'female' | 'male'
  readonly called: string
}

export const mediatorOf: Readonly<Record<Studio, Mediator>> = {
  golden: {
    account: 'zhuren',
    name: '金花',
    roles: ['head-mediator'],
    sex: 'female',
    called: '金花调解工作室',
  },
  lotus: { account: 'tiaojie', name: '胡莲', roles: ['mediator'], sex: 'female', called: '莲姐调解工作室' },
  // He sits at the counter as well, where quarrels come in.
  sail: {
    account: 'fange',
    name: '杨帆',
    roles: ['front-desk', 'mediator'],
    sex: 'male',
    called: '帆哥调解工作室',
  },
}

/** The accounts of the three. */
export type Mediators = Readonly<Record<Studio, SignedInStaff>>

type Mediation = Clerk['mediation']

/** 人民调解法 8, 9: five, three of them women, chosen for three years a good year and a half ago. */
export function keepRoll({ committee }: Mediation, mediators: Mediators, today: string): void {
  const chosenOn = addMonths(today, -20)
  const own = { chosenOn, salaried: false, studio: '', staffId: null, chair: false }
  for (const studio of studios) {
    const { name, sex, called } = mediatorOf[studio]
    const seat = { studio: called, staffId: mediators[studio].id, chair: studio === 'golden' }
    committee.keep({ id: null, member: { ...own, name, sex, ...seat } })
  }
  committee.keep({ id: null, member: { ...own, name: '沈桂珍', sex: 'female' } })
  committee.keep({ id: null, member: { ...own, name: '熊建设', sex: 'male', salaried: true } })
}

/** 排查: a walk through the grids each month; most of what is found goes no further. */
export function patrolsOf(
  today: string,
): readonly (readonly [at: number, note: (mediation: Mediation) => void])[] {
  return walks.map(([where, disputesFound, what], month) => {
    const on = addDays(addMonths(today, month - walks.length), 5)
    const patrol = {
      on,
      where,
      by: '杨帆、沈桂珍',
      disputesFound,
      prevented: Math.min(1, disputesFound),
      what,
    }
    return [startOfDay(on) + 16 * 3_600_000, ({ patrols }) => void patrols.note({ patrol })]
  })
}

const walks: readonly (readonly [where: string, found: number, what: string])[] = [
  ['第三网格', 1, '两户为晾衣绳争吵，当场说开。'],
  ['第七网格', 0, ''],
  ['第一、第二网格', 2, '一户漏水、一户噪音，漏水的请双方到调解室来谈。'],
  ['第九网格', 1, '合租的年轻人为押金有口角，已劝和。'],
  ['第五网格', 0, ''],
  ['第三、第四网格', 1, '电动车停放占道，已请物业划线。'],
]
