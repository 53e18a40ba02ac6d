/** Change of staff in two keys: Alt 0, then the number beside a name; then their password. */
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Role } from '../../desk/roles/permissions'
import { desk, deskClient } from '../desk-client'
import { emptyPage } from '../desk-client/queries'
import { saveDrafts } from '../drafts/drafts'
import { KeyLayer, useKeys } from '../keys'
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

export default function SwitchStaff({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <KeyLayer>
      <Modal open title={t('switch.title')} onCancel={onClose} keyboard={false} footer={null} width={420}>
        <Chooser onClose={onClose} />
      </Modal>
    </KeyLayer>
  )
}

function Chooser({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { staff, signOut } = useSession()
  const [chosen, setChosen] = useState<Colleague>()
  const colleagues = useQuery(desk.staff.colleagues.queryOptions({ input: {} }))
  const others = (colleagues.data?.staff ?? []).filter((one) => one.account !== staff.account)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [others.length, chosen])
  useKeys({
    Escape: chosen === undefined ? onClose : () => setChosen(undefined),
    ...(chosen === undefined
      ? Object.fromEntries(others.slice(0, 9).map((one, index) => [String(index + 1), () => setChosen(one)]))
      : {}),
  })
  if (chosen !== undefined) {
    return (
      <>
        <p className="locked-who">
          <Avatar name={chosen.name} />
          {chosen.name}
        </p>
        <PasswordForm
          label={t('switch.title')}
          submitLabel={t('signIn.submit')}
          submit={async (password) => {
            await saveDrafts()
            await deskClient.session.signIn({ account: chosen.account, password })
            dismissAll()
            emptyPage()
            await navigate('/')
            await sessionChanged()
          }}
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
            <button type="button" ref={index === 0 ? first : null} onClick={() => setChosen(one)}>
              <kbd>{index < 9 ? index + 1 : ''}</kbd>
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
