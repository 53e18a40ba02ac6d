/** Who else a case knows: people who were asked to help, with who agreed, and children, with what they said. */
import { useTranslation } from 'react-i18next'
import { Button } from 'antd'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, ErrorLine, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { PeopleOfCase } from '../contract'
import { silentOf } from './silent'
import type { Writing } from './writing'

export interface OtherPeopleProps {
  readonly people: PeopleOfCase
  readonly onWrite: (writing: Writing) => void
}

export function OtherPeople({ people: { parties, guests, children, open }, onWrite }: OtherPeopleProps) {
  const { t } = useTranslation('mediation')
  const uninviting = useWrite(desk.mediation.parties.uninvite)
  if (guests.length === 0 && children.length === 0) return null
  return (
    <>
      <ul className="party-others" aria-label={t('parties.others')}>
        {guests.map((guest) => {
          const silent = silentOf(parties, guest)
          return (
            <li key={guest.id}>
              <span className="soft">{t(`parties.guestKinds.${guest.as}`)}</span> <b>{guest.name}</b>
              {guest.notComingSince !== null ? (
                <Status tone="rest">
                  {t('parties.notComing')} <Day day={guest.notComingSince} />
                </Status>
              ) : silent.length === 0 ? (
                <Status tone="done">{t('parties.allAgreed')}</Status>
              ) : (
                <Status tone="soon">
                  {t('parties.stillToAgree', { names: silent.map(({ name }) => name).join(t('comma')) })}
                </Status>
              )}
              {open && guest.notComingSince === null && silent.length > 0 && (
                <Button size="small" onClick={() => onWrite({ what: 'agreed', guest })}>
                  {t('parties.agreed')}
                </Button>
              )}
              {open && guest.notComingSince === null && (
                <Button
                  size="small"
                  onClick={() =>
                    void uninviting
                      .write({ guest: guest.id })
                      .then(() => notify(t('parties.uninvited', { name: guest.name })))
                      .catch(() => undefined)
                  }
                >
                  {t('parties.uninvite')}
                </Button>
              )}
            </li>
          )
        })}
        {children.map((child) => (
          <li key={child.id}>
            <span className="soft">{t('parties.child')}</span> <b>{child.name}</b>
            <span>{t('parties.age', { count: child.age })}</span>
            {child.wish === null ? (
              child.isAsked && <Status tone="soon">{t('parties.childNotAsked')}</Status>
            ) : (
              <span>
                {child.wish.words === ''
                  ? t('parties.childSilent')
                  : t('parties.quoted', { words: child.wish.words })}{' '}
                <span className="soft">
                  <Day day={child.wish.on} /> {child.wish.by}
                </span>
              </span>
            )}
            {child.earlier.map((before, at) => (
              <span key={at} className="soft">
                {t('parties.childBefore', {
                  words: before.words === '' ? t('parties.childSilent') : before.words,
                })}{' '}
                <Day day={before.on} /> {before.by}
              </span>
            ))}
            {open && child.isAsked && (
              <Button size="small" onClick={() => onWrite({ what: 'ask', child })}>
                {t('parties.ask')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorLine error={uninviting.error} />
    </>
  )
}
