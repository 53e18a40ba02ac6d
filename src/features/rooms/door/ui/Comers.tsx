/** Who comes, ticked as they come; with what the house rules ask of each: the safety talk, a guardian, who fetches, what they must not eat. */
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { sayMade } from '#app/parts/course/index'
import { KeyButton, Status, Tag } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { Comer } from '../../bookings/contract'
import { TickedComers } from '../../bookings/ui/TickedComers'
import { desk } from '../../ui/client'
import type { AtDoor } from './at-door'

export function Comers({ at }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  return (
    <TickedComers
      booking={at.booking}
      beside={(comer) => (
        <>
          {comer.age !== null && <span className="soft">{t('comers.age', { count: comer.age })}</span>}
          <Asked at={at} comer={comer} />
          {comer.allergens !== '' && (
            <Tag tone="late">{t('comers.mustNotEat', { what: comer.allergens })}</Tag>
          )}
          {comer.fetchedBy !== '' && (
            <span className="soft">{t('comers.fetched', { who: comer.fetchedBy })}</span>
          )}
        </>
      )}
    />
  )
}

function Asked({ at, comer }: { readonly at: AtDoor; readonly comer: Comer }) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const vouch = useWrite(desk.rooms.door.vouch)
  const asked = at.comers.find(({ id }) => id === comer.id)
  if (asked === undefined) return null
  const { briefing, guardian } = asked
  const say = (what: 'briefing' | 'guardian') => {
    const said = { id: at.booking.id, comer: comer.id, what, was: comer.briefedOn }
    vouch.write({ ...said, holds: true }).then(
      () =>
        sayMade(`comer:${comer.id}:${what}`, t(`atDoor.vouched.${what}`, { name: comer.name }), () =>
          vouch.write({ ...said, holds: false }),
        ),
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  }
  const talkNeeded = briefing === 'over' || briefing === 'none'
  const guardianNeeded = guardian === 'missing' || guardian === 'age-unknown'
  return (
    <>
      {briefing !== 'not-asked' && (
        <Status tone={talkNeeded ? 'late' : 'done'}>{t(`atDoor.briefings.${briefing}`)}</Status>
      )}
      {mayBook && talkNeeded && (
        <KeyButton size="small" pending={vouch.pending} onPress={() => say('briefing')}>
          {t('atDoor.briefed')}
        </KeyButton>
      )}
      {guardian !== 'not-needed' && (
        <Status tone={guardian === 'here' ? 'done' : guardian === 'missing' ? 'late' : 'soon'}>
          {t(`atDoor.guardians.${guardian}`)}
        </Status>
      )}
      {mayBook && guardianNeeded && (
        <KeyButton size="small" pending={vouch.pending} onPress={() => say('guardian')}>
          {t('atDoor.guardianCame')}
        </KeyButton>
      )}
    </>
  )
}
