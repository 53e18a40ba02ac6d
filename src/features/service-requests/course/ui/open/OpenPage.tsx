/** A new request: for whom, which item, in which way, with which papers; the law stands in the form. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { desk } from '../../../ui/client'
import { useKeysFollow } from '#app/hurried'
import { useKeys } from '#app/keys.tsx'
import { ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet, Tag } from '#app/parts/index'
import { ResidentPick } from '#app/parts/ResidentPick.tsx'
import { ResidentAddress, ResidentIdNumber, ResidentPhone } from '../../../requests/ui/reveal'
import { ItemPicker } from '../../../items/ui/ItemPicker'
import { OpenForm } from './OpenForm'
import '../../../requests/ui/requests.css'

const idOf = (text: string | null): number | undefined => {
  const id = Number(text ?? '')
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

export default function OpenPage() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const residentId = idOf(address.get('resident'))
  const itemId = idOf(address.get('item'))
  const choose = (name: 'resident' | 'item', id: number | undefined) => {
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        if (id === undefined) next.delete(name)
        else next.set(name, String(id))
        return next
      },
      { replace: true },
    )
  }
  const keysFollow = useKeysFollow(`${residentId} ${itemId}`)
  const leave = () => void navigate('/service-requests')
  useKeys({ Escape: itemId === undefined ? leave : () => choose('item', undefined) })
  return (
    <Page
      columns="minmax(0, 1fr) 372px"
      head={
        <PageHead
          trail={t('nav')}
          title={t('list.new')}
          actions={
            <KeyButton keys="Escape" onPress={itemId === undefined ? leave : () => choose('item', undefined)}>
              {t(itemId === undefined ? 'open.leave' : 'open.otherItem')}
            </KeyButton>
          }
        />
      }
    >
      <Sheet grow label={t('list.new')}>
        {residentId === undefined ? (
          <div className="sheet-body open-who">
            <h3>{t('open.who')}</h3>
            <ResidentPick
              autoFocus
              onChange={(resident) => {
                if (resident !== undefined) keysFollow()
                choose('resident', resident?.id)
              }}
            />
            <p className="small soft">{t('open.whoHint')}</p>
          </div>
        ) : itemId === undefined ? (
          <ItemPicker
            onChosen={(id) => {
              keysFollow()
              choose('item', id)
            }}
          />
        ) : (
          <OpenForm
            key={`${residentId} ${itemId}`}
            residentId={residentId}
            itemId={itemId}
            visitId={idOf(address.get('visit'))}
            byPhone={address.get('by') === 'phone'}
            renewalId={idOf(address.get('renewal'))}
          />
        )}
      </Sheet>
      <div className="stack open-beside">
        {residentId !== undefined && (
          <Applicant id={residentId} onOther={() => choose('resident', undefined)} />
        )}
        <Sheet title={t('law.title')}>
          <ul className="sheet-body law-list small">
            {(['voluntary', 'atOnce', 'original', 'privacy'] as const).map((rule) => (
              <li key={rule}>{t(`law.${rule}`)}</li>
            ))}
          </ul>
        </Sheet>
      </div>
    </Page>
  )
}

function Applicant({ id, onOther }: { readonly id: number; readonly onOther: () => void }) {
  const { t } = useTranslation('service-requests')
  const { data, error, isPending } = useQuery(desk.residents.card.queryOptions({ input: { id } }))
  return (
    <Sheet
      title={t('open.applicant')}
      aside={
        <button type="button" className="link" onClick={onOther}>
          {t('open.otherPerson')}
        </button>
      }
    >
      {isPending && <LoadingLines lines={2} />}
      {error !== null && <ErrorState error={error} />}
      {data !== undefined && (
        <div className="sheet-body">
          <p>
            <b className="applicant-name">{data.name}</b>{' '}
            <span className="soft">
              {[
                data.sex === null ? '' : t(`sex.${data.sex}`),
                data.age === null ? '' : t('age', { age: data.age }),
              ].join(' ')}
            </span>
          </p>
          <p className="small">
            <ResidentAddress person={data} text={data.address} />
          </p>
          <p className="small soft">
            <ResidentIdNumber id={data.id} text={data.idNumber} />{' '}
            <ResidentPhone person={data} text={data.phone} /> {data.grid}
          </p>
          <p className="tags">
            {data.tags.map((tag) => (
              <Tag key={tag.code}>{tag.label}</Tag>
            ))}
          </p>
        </div>
      )}
    </Sheet>
  )
}
