/** Filters kept under a name: chosen from a menu, kept and thrown away there too. */
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { notify, offerBack } from '#app/notices'
import { ErrorLine } from '#app/parts/index'
import type { WorkFilter } from '../contract'
import { addressOf } from './use-filter'

export function Views({ filter, narrowed }: { readonly filter: WorkFilter; readonly narrowed: boolean }) {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const { data } = useQuery(desk.serviceRequests.views.queryOptions({ input: {} }))
  const remove = useWrite(desk.serviceRequests.removeView)
  const save = useWrite(desk.serviceRequests.saveView)
  const [naming, setNaming] = useState(false)
  const views = data?.views ?? []
  const current = views.find((view) => addressOf(view.filter) === addressOf(filter))
  if (views.length === 0 && !narrowed) return null
  return (
    <>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          items: [
            ...views.map((view) => ({
              key: String(view.id),
              label: view.name,
              onClick: () => void navigate(addressOf(view.filter)),
            })),
            ...(current === undefined
              ? [{ key: 'save', label: t('views.save'), onClick: () => setNaming(true) }]
              : [
                  {
                    key: 'remove',
                    label: t('views.remove', { name: current.name }),
                    onClick: () =>
                      void remove.write({ id: current.id }).then(() => {
                        offerBack(t('views.removed', { name: current.name }), () =>
                          save.write({ name: current.name, filter: current.filter }),
                        )
                      }),
                  },
                ]),
          ],
        }}
      >
        <Button>{current?.name ?? t('views.title')}</Button>
      </Dropdown>
      {naming && (
        <KeyLayer>
          <NameDialog filter={filter} onClose={() => setNaming(false)} />
        </KeyLayer>
      )}
    </>
  )
}

function NameDialog({ filter, onClose }: { readonly filter: WorkFilter; readonly onClose: () => void }) {
  const { t } = useTranslation('service-requests')
  const save = useWrite(desk.serviceRequests.saveView)
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>()
  const keep = () => {
    if (name.trim() === '') return
    save.write({ name: name.trim(), filter }).then(() => {
      notify(t('views.saved', { name: name.trim() }))
      onClose()
    }, setError)
  }
  useKeys({ Escape: onClose })
  return (
    <Modal
      open
      keyboard={false}
      width={400}
      title={t('views.save')}
      okText={t('views.keep')}
      onOk={keep}
      onCancel={onClose}
    >
      <Input
        autoFocus
        maxLength={20}
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <ErrorLine error={error} />
    </Modal>
  )
}
