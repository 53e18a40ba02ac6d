/** 保护令 and 告诫书 of people who want no mediation: on the registers alone, watched and helped with. */
import { startOfDay } from '#ground/clock'
import { addDays, addMonths } from '#ground/days'
import type { Clerk } from '../clerk'

type Mediation = Clerk['mediation']

const person = (name: string) => ({ name, residentId: null })

/** An order that is kept. `by` watches over it. */
function orderOfNow({ protection }: Mediation, on: string, by: string): void {
  const { id: order } = protection.keepOrder({
    id: null,
    order: {
      caseId: null,
      court: '洪山区人民法院',
      number: `（${on.slice(0, 4)}）鄂0111民保令8号`,
      madeOn: addDays(on, -2),
      endsOn: addDays(addMonths(addDays(on, -2), 6), -1),
      measures: ['no-violence', 'no-contact'],
      protected: person('何秀英'),
      against: person('何建军'),
      askedBy: 'self',
      because: null,
      wished: true,
    },
  })
  const what = '陪同民警送达，把裁定内容向双方讲清。'
  protection.help({ order, on, what, withWhom: '花山派出所', by })
  protection.see({ order, on, kept: true, what: '双方分开居住，没有再上门。', by })
}

/** A warning by the police, after which both are visited (反家庭暴力法 17). */
function warningOfNow({ protection }: Mediation, on: string, by: string): void {
  const { id: warning } = protection.keepWarning({
    id: null,
    warning: {
      caseId: null,
      issuer: '花山派出所',
      number: `花公告字〔${on.slice(0, 4)}〕11号`,
      issuedOn: addDays(on, -1),
      receivedOn: on,
      offender: person('申志远'),
      victim: person('贺兰'),
      facts: '酒后摔砸家中物品，辱骂妻子。',
    },
  })
  protection.visit({ warning, whom: 'victim', on, found: '暂无危险，留了求助电话。', by })
  protection.visit({ warning, whom: 'offender', on, found: '承认不对，答应不再喝酒。', by })
}

/** What comes to the registers of the year, with the moments at which it does. */
export function registersOf(
  today: string,
  by: string,
): readonly (readonly [at: number, keep: (mediation: Mediation) => void])[] {
  const [ordered, warned] = [addDays(today, -6), addDays(today, -12)]
  return [
    [startOfDay(ordered) + 10 * 3_600_000, (mediation) => orderOfNow(mediation, ordered, by)],
    [startOfDay(warned) + 15 * 3_600_000, (mediation) => warningOfNow(mediation, warned, by)],
  ]
}
