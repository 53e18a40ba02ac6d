/** People already in the register who may be the one being typed in. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { desk } from '../../../ui/client'
import { AddressHidden } from '#app/parts/index'
import { useSexAndAge } from '../words'
import type { PersonValues } from './values'

import { useLines, type Phone } from './lines'

/** Who has this number already, or may be the same person. */
export function AlikePeople({ except }: { readonly except?: number }) {
  const { t } = useTranslation('residents')
  const sexAndAge = useSexAndAge()
  const name = AntForm.useWatch<PersonValues['name']>('name') ?? ''
  const idNumber = AntForm.useWatch<PersonValues['idNumber']>('idNumber') ?? ''
  const birth = AntForm.useWatch<PersonValues['birth']>('birth') ?? null
  const phones = useLines<Phone>('phones').lines
  const { data } = useQuery(
    desk.residents.checkNew.queryOptions({
      input: {
        name: name.slice(0, 60),
        idNumber: idNumber.slice(0, 40),
        birth: birth !== null && /^\d{4}-\d{2}-\d{2}$/.test(birth) ? birth : null,
        phones: phones.map((phone) => (phone?.number ?? '').slice(0, 30)).slice(0, 8),
        ...(except === undefined ? {} : { except }),
      },
      enabled: name.trim().length > 1 || idNumber.length > 7,
    }),
  )
  const same = data?.sameNumber ?? null
  const alike = (data?.alike ?? []).filter((card) => card.id !== same?.id)
  if (same === null && alike.length === 0) return null
  return (
    <div className="alike" role="status">
      <b>{t(same === null ? 'form.alike' : 'form.sameNumber')}</b>
      <ul>
        {(same === null ? alike : [same, ...alike]).map((card) => (
          <li key={card.id}>
            <Link to={`/residents/${card.id}`}>{card.name}</Link>
            <span>{sexAndAge(card)}</span>
            <span>{card.addressHidden ? <AddressHidden /> : card.address}</span>
            <span>{card.phone}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
