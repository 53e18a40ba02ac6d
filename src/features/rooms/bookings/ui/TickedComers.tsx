/** Who comes, ticked as they come; beside each name what its screen has to say. */
import type { ReactNode } from 'react'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import type { Comer } from '../contract'

interface TickedComersProps {
  readonly booking: { readonly id: number; readonly comers: readonly Comer[] }
  readonly beside: (comer: Comer) => ReactNode
}

export function TickedComers({ booking: { id, comers }, beside }: TickedComersProps) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const tick = useWrite(desk.rooms.bookings.tick)
  const here = comers.filter(({ came }) => came).length
  const set = (comer: Comer, came: boolean) => {
    tick
      .write({ id, comer: comer.id, came })
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  return (
    <section className="booking-comers">
      <h3>{t('comers.came', { came: here, count: comers.length })}</h3>
      <ul>
        {comers.map((comer) => (
          <li key={comer.id}>
            <Checkbox
              checked={comer.came}
              disabled={!mayBook}
              onChange={(event) => set(comer, event.target.checked)}
            >
              {comer.name}
            </Checkbox>
            {beside(comer)}
          </li>
        ))}
      </ul>
    </section>
  )
}
