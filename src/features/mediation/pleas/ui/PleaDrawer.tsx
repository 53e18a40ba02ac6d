/** One 求助记录 of no case as it was spoken, with what was added to it; it is printed from here. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Form, KeyButton, LoadingLines, When } from '#app/parts/index'
import { useSession } from '#app/session/session'
import { PleaFields, type PleaValues } from '../../screening/ui/PleaForm'
import { pleaText } from '../../screening/contract'
import { desk } from '../../ui/client'
import { lawText } from '../../ui/words'
import { pleasContract, type PleaRecord, type PleaShown } from '../contract'
import '../../protection/ui/protection.css'
import '../../screening/ui/screening.css'

const register = '/mediation/protection?tab=pleas'

export default function PleaDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { pleaId } = useParams()
  const close = () => void navigate(register)
  if (pleaId !== undefined) return <Kept key={pleaId} id={Number(pleaId)} onClose={close} />
  return (
    <DetailDrawer title={t('protection.add.pleas')} width={640} onClose={close}>
      <Writing
        addsTo={null}
        onCancel={close}
        onDone={(id) => void navigate(`/mediation/protection/pleas/${id}`)}
      />
    </DetailDrawer>
  )
}

interface WritingProps {
  readonly addsTo: PleaRecord | null
  readonly onCancel: () => void
  readonly onDone: (id: number) => void
}

function Writing({ addsTo, onCancel, onDone }: WritingProps) {
  const { t } = useTranslation('mediation')
  const { staff } = useSession()
  const keep = useWrite(desk.mediation.pleas.keep)
  const inputOf = (values: PleaValues) => ({ plea: { ...values, addsTo: addsTo?.id ?? null } })
  const label = t(addsTo === null ? 'protection.add.pleas' : 'screening.addToPlea')
  return (
    <>
      <p className="small soft">
        {t('screening.pleaAbout')} {lawText(t, 'protection-order-rules', [6])}
      </p>
      <Form<PleaValues, { readonly id: number }>
        draft={`mediation.plea:none:${addsTo?.id ?? 'new'}`}
        label={label}
        initial={{ person: addsTo?.person ?? '', words: '', handler: staff.name }}
        schema={pleasContract.keep['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={(path) => path.replace(/^plea\./, '')}
        submit={(values) => keep.write({ plea: pleaText.parse(inputOf(values).plea) })}
        onDone={({ id }) => {
          notify(t('screening.pleaKept'))
          onDone(id)
        }}
        submitLabel={label}
        onCancel={onCancel}
      >
        <PleaFields />
      </Form>
    </>
  )
}

function Kept({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery(desk.mediation.pleas.get.queryOptions({ input: { id } }))
  const stop = () => setAdding(false)
  return (
    <DetailDrawer
      title={data === undefined ? t('screening.plea') : `${t('screening.plea')} ${data.person}`}
      width={640}
      onClose={onClose}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && adding && <Writing addsTo={data} onCancel={stop} onDone={stop} />}
      {data !== undefined && !adding && (
        <>
          {data.case !== null && (
            <p>
              <Link to={`/mediation/${data.case.id}`}>
                {t('pleas.became', { number: data.case.number ?? t('pleas.notAccepted') })}
              </Link>
            </p>
          )}
          <ul className="pleas" aria-label={t('screening.pleas')}>
            <Said plea={data} what="screening.plea" />
            {data.additions.map((plea) => (
              <Said key={plea.id} plea={plea} what="screening.addedPlea" />
            ))}
          </ul>
          <div className="protection-actions">
            <KeyButton primary keys="F2" onPress={() => setAdding(true)}>
              {t('screening.addToPlea')}
            </KeyButton>
            <KeyButton keys="F9" onPress={() => void navigate(`/mediation/protection/pleas/${id}/print`)}>
              {t('pleas.print')}
            </KeyButton>
            {data.case === null && (
              <KeyButton keys="F4" onPress={() => void navigate(`/mediation/new?plea=${id}`)}>
                {t('pleas.openCase')}
              </KeyButton>
            )}
          </div>
        </>
      )}
    </DetailDrawer>
  )
}

interface SaidProps {
  readonly plea: Omit<PleaShown, 'case'>
  readonly what: 'screening.plea' | 'screening.addedPlea'
}

function Said({ plea, what }: SaidProps) {
  const { t } = useTranslation('mediation')
  return (
    <li>
      <p className="small soft">
        {t(what)} <When at={plea.saidAt} /> {plea.person} · {t('screening.handler')} {plea.handler}
      </p>
      <blockquote>{plea.words}</blockquote>
    </li>
  )
}
