/** 申请司法确认: all parties together, at which court, with which papers; beside it what the court will most likely say. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { confirmationPapers, type ConfirmationPaper } from '../../contract/words'
import { articlesText } from '../../ui/words'
import { desk } from '../../ui/client'
import { confirmationContract } from '../contract'
import type { Confirmation } from './confirmation'

interface Values {
  /** Place in the list of courts. */
  readonly court: number
  readonly courtName: string
  readonly appliedOn: string
  readonly applicants: number[]
  readonly papers: ConfirmationPaper[]
  readonly touchesProperty: boolean
}

export function ApplyDrawer({
  caseId,
  data: { courts, parties },
  onClose,
}: {
  readonly caseId: number
  readonly data: Confirmation
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const apply = useWrite(desk.mediation.confirmation.apply)
  const nameOf = (party: number | null) => parties.find(({ id }) => id === party)?.name ?? ''
  const inputOf = ({ court, ...values }: Values) => ({
    case: caseId,
    ...values,
    court: courts[court] ?? { at: 'committee' as const, homeOf: null },
  })
  const initial: Values = {
    court: 0,
    courtName: '',
    appliedOn: today,
    applicants: parties.map(({ id }) => id),
    papers: [],
    touchesProperty: false,
  }
  const [written, setWritten] = useState(initial)
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.apply:${caseId}`}
      title={t('confirmation.apply')}
      about={<p className="law small soft">{t('confirmation.law')}</p>}
      initial={initial}
      schema={confirmationContract.apply['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => apply.write(inputOf(values))}
      onChange={setWritten}
      onDone={() => {
        notify(t('confirmation.applied'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="court" label={t('confirmation.whichCourt')}>
        <Select
          options={courts.map(({ at, homeOf }, place) => ({
            value: place,
            label: t(`confirmation.courts.${at}`, { name: nameOf(homeOf) }),
          }))}
        />
      </Field>
      <Field name="courtName" label={t('confirmation.courtName')}>
        <Input maxLength={60} placeholder={t('confirmation.courtExample')} />
      </Field>
      <Field name="appliedOn" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="applicants" label={t('confirmation.applicants')} hint={t('confirmation.together')}>
        <Checkbox.Group
          className="checks"
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="touchesProperty" label={t('confirmation.property')} valueProp="checked">
        <Checkbox>{t('confirmation.touchesProperty')}</Checkbox>
      </Field>
      <Field name="papers" label={t('confirmation.papers')} hint={t('confirmation.papersLaw')}>
        <Checkbox.Group
          className="checks"
          options={confirmationPapers.map((value) => ({
            value,
            label: t(`confirmation.paperKinds.${value}`),
          }))}
        />
      </Field>
      <Outlook caseId={caseId} asking={inputOf(written)} />
    </MoveDrawer>
  )
}

/** What the court will most likely say; it keeps nobody from going. */
function Outlook({
  caseId,
  asking,
}: {
  readonly caseId: number
  readonly asking: Omit<Parameters<typeof desk.mediation.confirmation.outlook.call>[0], 'case'>
}) {
  const { t } = useTranslation('mediation')
  const isAsked = /^\d{4}-\d{2}-\d{2}$/.test(asking.appliedOn) && asking.applicants.length > 0
  const { data } = useQuery({
    ...desk.mediation.confirmation.outlook.queryOptions({ input: { ...asking, case: caseId } }),
    enabled: isAsked,
  })
  if (data === undefined) return null
  return (
    <div className="mediation-effect">
      <Status tone={data.accepted === 'yes' ? 'done' : 'soon'}>
        {t(`confirmation.outlook.${data.accepted}`)}
      </Status>
      <ul className="small">
        {data.refused.map(({ why, article, term }, at) => (
          <li key={at}>
            {t(`confirmation.refused.${why}`, { term: (term ?? 0) + 1 })}{' '}
            {article !== null && <span className="soft">{articlesText(t, { articles: [article] })}</span>}
          </li>
        ))}
        {data.papersMissing.map((paper) => (
          <li key={paper}>
            {t('confirmation.paperMissing', { paper: t(`confirmation.paperKinds.${paper}`) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
