/** Every procedure on people and their records. */
import type { Reader } from '#desk/rpc/call'
import { type HandlersOf, disclose, look, read, search } from '#desk/rpc/serve'
import { DeskError } from '#ground/contract/errors'
import { cleanIdNumber } from '#ground/people/id-numbers'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone } from '#ground/people/phones'
import type { peopleContract, ResidentCard } from '../contract'
import { alikeOf } from './alike'
import { listResidents } from './list'
import { maintenance } from './maintain'
import { protecting } from './keep-protection'
import { householdKeeping } from './keep-households'
import { tagsAndConsent } from './keep-tags-and-consent'
import { holderOf } from './person-input'
import { historyOf } from './history'
import { plainIn, plainInCard, recordOf } from './record'
import { revealField } from './reveal'
import { findStored, requireStored } from './rows'
import { cardsOf } from './cards'

/** What is shorter is still being typed. */
const fewestOfNumber = 7

function cardOf(call: Reader, id: number): ResidentCard {
  const [card] = cardsOf(call, [requireStored(call, id).id])
  if (!card) throw new DeskError('not-found', 'residents.unknown')
  return card
}

export const peopleHandlers: HandlersOf<typeof peopleContract> = {
  list: read((call, { after, limit, ...filter }) => listResidents(call, filter, after, limit)),

  card: look((call, { id }) => {
    const card = cardOf(call, id)
    call.saw({ subject: `resident:${card.id}`, fields: plainInCard(card) })
    return card
  }),

  read: look((call, { id }) => {
    const record = recordOf(call, id)
    call.saw({ subject: `resident:${record.card.id}`, fields: plainIn(record) })
    return record
  }),

  reveal: disclose((call, input) => revealField(call, input)),

  history: look((call, { id, after, limit }) => {
    call.saw({ subject: `resident:${requireStored(call, id).id}`, fields: ['name'] })
    return historyOf(call, id, { after, limit })
  }),

  checkNew: search((call, { name, birth, idNumber, phones, except }) => {
    const whole = [cleanIdNumber(idNumber), ...phones.map(cleanPhone).filter(isPhone)].join(' ').trim()
    if (whole.length >= fewestOfNumber) call.asksForNumber(whole)
    const holder = holderOf(call, cleanIdNumber(idNumber))
    const alike = alikeOf(call, {
      name: cleanName(name),
      // The form does not know the birth of whom it corrects.
      birth: birth ?? (except === undefined ? null : (findStored(call, except)?.birth ?? null)),
      phones: phones.map(cleanPhone),
      except: except ?? null,
    })
    if (holder && holder.id !== except) {
      call.foundByNumber({ subject: `resident:${holder.id}`, fields: ['name'] })
    }
    return {
      sameNumber: holder && holder.id !== except ? cardOf(call, holder.id) : null,
      alike: [...cardsOf(call, alike)],
    }
  }),

  ...maintenance,
  ...protecting,
  ...householdKeeping,
  ...tagsAndConsent,
}
