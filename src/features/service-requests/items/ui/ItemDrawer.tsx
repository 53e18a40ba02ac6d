/** One item as it is, or as an earlier version was. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { dayAndTime } from '#app/dates'
import { offerBack } from '#app/notices'
import { DetailDrawer, ErrorState, Facts, KeyButton, LoadingLines, Status, Tag } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import type { ItemText } from '../contract'
import { ModeTags } from '../../requests/ui/row-columns'
import './items.css'

export default function ItemDrawer() {
  const { t } = useTranslation('service-requests')
  const { itemId } = useParams()
  const navigate = useNavigate()
  const today = useToday()
  const id = Number(itemId)
  const mayManage = useMay('service-items.manage')
  const mayOpen = useMay('service-requests.edit')
  const [version, setVersion] = useState<number>()
  const setWithdrawn = useWrite(desk.serviceRequests.items.setWithdrawn)
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.items.get.queryOptions({
      input: { id, ...(version === undefined ? {} : { version }) },
    }),
  )
  const withdraw = (withdrawn: boolean) =>
    setWithdrawn.write({ id, withdrawn }).then(() => {
      offerBack(t(withdrawn ? 'items.wasWithdrawn' : 'items.wasOffered'), () =>
        setWithdrawn.write({ id, withdrawn: !withdrawn }),
      )
    })
  return (
    <DetailDrawer
      title={data?.text.name ?? t('request.item')}
      width={620}
      footer={
        data !== undefined && (
          <div className="drawer-actions">
            {mayOpen && !data.withdrawn && (
              <KeyButton primary keys="F1" onPress={() => void navigate(`/service-requests/new?item=${id}`)}>
                {t('items.open')}
              </KeyButton>
            )}
            {mayManage && (
              <>
                <KeyButton keys="F4" onPress={() => void navigate(`/service-requests/items/${id}/edit`)}>
                  {t('items.edit')}
                </KeyButton>
                <KeyButton pending={setWithdrawn.pending} onPress={() => void withdraw(!data.withdrawn)}>
                  {t(data.withdrawn ? 'items.offerAgain' : 'items.withdraw')}
                </KeyButton>
              </>
            )}
          </div>
        )
      }
    >
      {isPending && <LoadingLines lines={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className="item-text">
          <div className="item-versions">
            {data.version < data.newest && <Status tone="soon">{t('items.older')}</Status>}
            {data.withdrawn && <Status tone="rest">{t('item.withdrawn')}</Status>}
            <Select
              aria-label={t('item.version')}
              value={data.version}
              onChange={setVersion}
              options={data.versions.map((one) => ({
                value: one.version,
                label: t('items.versionOf', {
                  version: one.version,
                  at: dayAndTime(one.at, today),
                  by: one.by ?? t('items.program'),
                }),
              }))}
            />
          </div>
          <ItemTextShown text={data.text} />
        </div>
      )}
    </DetailDrawer>
  )
}

function ItemTextShown({ text }: { readonly text: ItemText }) {
  const { t } = useTranslation('service-requests')
  return (
    <>
      <Facts
        facts={[
          { name: t('item.category'), value: t(`categories.${text.category}`) },
          {
            name: t('column.mode'),
            value: <ModeTags modes={text.modes} />,
          },
          { name: t('item.basis'), value: text.basis },
          { name: t('item.qualifies'), value: text.qualifies },
          { name: t('item.promise'), value: t('item.days', { count: text.promisedDays }) },
          { name: t('item.fee'), value: text.fee },
          {
            name: t('item.renewal'),
            value:
              text.renewal === null
                ? t('item.noRenewal')
                : t(`item.renewalBy.${text.renewal.basis}`, { count: text.renewal.months }),
          },
        ]}
      />
      <section>
        <h2>{t('item.materials')}</h2>
        {text.materials.length === 0 ? (
          <p className="soft text">{t('materials.none')}</p>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th>{t('materials.name')}</th>
                <th>{t('materials.form')}</th>
                <th className="number">{t('materials.count')}</th>
                <th>{t('request.note')}</th>
              </tr>
            </thead>
            <tbody>
              {text.materials.map((material) => (
                <tr key={material.name}>
                  <td>
                    {material.name} {!material.required && <Tag>{t('materials.optional')}</Tag>}
                  </td>
                  <td>{t(`forms.${material.form}`)}</td>
                  <td className="number">{material.count}</td>
                  <td className="soft small">{material.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {text.asks.length > 0 && (
        <section>
          <h2>{t('applications.title')}</h2>
          <ul>
            {text.asks.map(({ name, kind, required, choices }) => (
              <li key={name}>
                {name}{' '}
                <span className="soft">{[t(`applications.kinds.${kind}`), ...choices].join(' · ')}</span>{' '}
                {!required && <Tag>{t('materials.optional')}</Tag>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('item.steps')}</h2>
        <ol className="steps">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </>
  )
}
