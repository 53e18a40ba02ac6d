/** Change of staff in two keys: Alt 0, then the number beside a name; then their PIN, or their password. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Role } from '#ground/roles/permissions'
import { desk, deskClient, refusalOf } from '../desk-client'
import { saveDrafts } from '../drafts/drafts'
import { useHurriedKeys } from '../hurried'
import { KeyLayer, useKeys } from '../keys'
import { Dialog } from '../parts/Dialog'
import { dismissAll } from '../notices'
import { Avatar } from '../parts/small'
import { ErrorState } from '../parts/surfaces'
import { PasswordForm } from '../screens/PasswordForm'
import { useSession } from '../session/session'
import { sessionChanged } from '../session/state'

interface Colleague {
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Beside the first names; the keys that choose them. */
const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

export default function SwitchStaff({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <KeyLayer>
      <Dialog title={t('switch.title')} onCancel={onClose} footer={null} width={420}>
        <Chooser onClose={onClose} />
      </Dialog>
    </KeyLayer>
  )
}

function Chooser({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { staff, signOut } = useSession()
  const [chosen, setChosen] = useState<Colleague>()
  /** The PIN will not do, or is not known. */
  const [byPassword, setByPassword] = useState(false)
  const colleagues = useQuery(desk.session.colleagues.queryOptions({ input: {} }))
  // Asked anew each time: a lock or a wrong PIN ends it.
  const usable = useQuery({ ...desk.pins.usable.queryOptions({ input: {} }), staleTime: 0 })
  const others = (colleagues.data?.staff ?? []).filter((one) => one.account !== staff.account)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [others.length, chosen])
  const choose = (one: Colleague | undefined) => {
    setByPassword(false)
    setChosen(one)
  }
  // Two keys are pressed in one go: the second waits for the names it chooses from, and for whether a PIN will do.
  const answered = colleagues.isFetched && !usable.isFetching
  const press = useHurriedKeys('', answered, (keys) => choose(others[Number(keys) - 1]))
  useKeys({
    Escape: chosen === undefined ? onClose : () => choose(undefined),
    ...(chosen === undefined
      ? Object.fromEntries(numbers.map((number) => [number, () => press(number)]))
      : {}),
  })
  if (chosen !== undefined) {
    const { account } = chosen
    const asksPin = !byPassword && usable.data?.accounts.includes(account) === true
    const changeTo = async (given: string) => {
      if (!asksPin) return deskClient.session.signIn({ account, password: given })
      try {
        return await deskClient.pins.changeTo({ account, pin: given })
      } catch (error) {
        if (refusalOf(error)?.code === 'pins.password-needed') setByPassword(true)
        throw error
      }
    }
    return (
      <>
        <p className="locked-who">
          <Avatar name={chosen.name} />
          {chosen.name}
        </p>
        <PasswordForm
          label={t('switch.title')}
          submitLabel={t('signIn.submit')}
          asksPin={asksPin}
          submit={async (given) => {
            await saveDrafts()
            await changeTo(given)
            dismissAll()
            // First the page of whoever was here goes: what it asks now would be asked in the name of whoever comes.
            await sessionChanged()
            await navigate('/')
          }}
          footer={
            asksPin && (
              <div className="standing-links">
                <Button type="link" onClick={() => setByPassword(true)}>
                  {t('pin.usePassword')}
                </Button>
              </div>
            )
          }
        />
      </>
    )
  }
  return (
    <>
      {colleagues.error !== null && (
        <ErrorState error={colleagues.error} onRetry={() => void colleagues.refetch()} />
      )}
      <ul className="switch-list">
        {others.map((one, index) => (
          <li key={one.account}>
            <button type="button" ref={index === 0 ? first : null} onClick={() => choose(one)}>
              <kbd>{numbers[index]}</kbd>
              <span>{one.name}</span>
              <span className="small soft">
                {one.roles.map((role) => t(`role.${role}`)).join(t('listSeparator'))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="form-footer">
        <Button onClick={() => void signOut()}>{t('switch.signOut')}</Button>
        <Button
          onClick={() => {
            onClose()
            void navigate('/settings/password')
          }}
        >
          {t('password.title')}
        </Button>
      </div>
    </>
  )
}
