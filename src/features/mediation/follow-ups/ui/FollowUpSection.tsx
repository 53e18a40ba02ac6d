/** 回访 on the case: which party is to be asked next, and what was said before. */
import type { ContractRouterClient } from '@orpc/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { Day, DayInput, ErrorState, Field, KeyButton, LoadingLines, Relative, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { followUpAnswers, riskLevels, tellingManners, type RiskLevel } from '../../contract/words'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { followUpsContract } from '../contract'

type Made = Awaited<ReturnType<ContractRouterClient<typeof followUpsContract>['get']>>['made'][number]

interface Person {
  readonly id: number
  readonly name: string
}

export function FollowUpSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'add' | Made>()
  const { data, error, refetch } = useQuery(
    desk.mediation.followUps.get.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  const { made, due, parties, mayAdd } = data
  if (!mayAdd && made.length === 0) return null
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  return (
    <Section
      title={t('followUps.title')}
      actions={
        <KeyButton
          size="small"
          refusedBecause={mayAdd ? undefined : t('followUps.notYet')}
          onPress={() => setDoing('add')}
        >
          {t('followUps.add')}
        </KeyButton>
      }
    >
      {made.length + due.length === 0 ? (
        <p className="soft">{t('followUps.none')}</p>
      ) : (
        <table className="table">
          <tbody>
            {due.map(({ party, due: day }) => (
              <tr key={`due ${String(party)}`}>
                <td>
                  <Relative due={day} />
                </td>
                <td>{nameOf(party)}</td>
                <td colSpan={3}>
                  <span className="soft">{t('followUps.toBeAsked')}</span>
                </td>
              </tr>
            ))}
            {made.map((one) => (
              <MadeRow
                key={one.id}
                made={one}
                name={nameOf(one.party)}
                onCorrect={mayAdd && !one.isCorrected ? () => setDoing(one) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      {doing !== undefined && (
        <FollowUpDrawer
          caseId={caseId}
          parties={parties}
          next={due[0]?.party}
          corrects={doing === 'add' ? null : doing}
          onClose={() => setDoing(undefined)}
        />
      )}
    </Section>
  )
}

function MadeRow({
  made: { on, manner, performed, content, risk, said, by, reason, isCorrected },
  name,
  onCorrect,
}: {
  readonly made: Made
  readonly name: string
  readonly onCorrect: (() => void) | undefined
}) {
  const { t } = useTranslation('mediation')
  return (
    <tr className={isCorrected ? 'taken-back' : undefined}>
      <td>
        <Day day={on} />
      </td>
      <td>
        {name} <span className="small soft">{t(`endings.manners.${manner}`)}</span>
      </td>
      <td>
        <Status tone={performed === 'no' ? 'late' : performed === 'yes' ? 'done' : 'soon'}>
          {t(`followUps.answers.${performed}`)}
        </Status>{' '}
        <Status tone={risk === 'high' ? 'late' : risk === 'watched' ? 'soon' : 'done'}>
          {t(`followUps.risks.${risk}`)}
        </Status>{' '}
        <span className="small soft">
          {content === null ? t('followUps.wouldNotSay') : t(`followUps.contents.${content}`)}
        </span>
      </td>
      <td className="small">
        {said} {reason !== '' && <span className="soft">{t('sessions.correctedFor', { reason })}</span>}
      </td>
      <td className="small soft">
        {by}{' '}
        {onCorrect !== undefined && (
          <button type="button" className="link" onClick={onCorrect}>
            {t('sessions.correct')}
          </button>
        )}
      </td>
    </tr>
  )
}

interface Values {
  readonly party?: number | undefined
  readonly on: string
  readonly manner: (typeof tellingManners)[number]
  readonly performed?: (typeof followUpAnswers)[number]
  readonly content: 'yes' | 'no' | 'unsaid'
  readonly risk?: RiskLevel
  readonly said: string
  readonly reason: string
}

function FollowUpDrawer({
  caseId,
  parties,
  next,
  corrects,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly Person[]
  readonly next: number | undefined
  /** The one that was written down wrongly; null of one more. */
  readonly corrects: Made | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const add = useWrite(desk.mediation.followUps.add)
  const correct = useWrite(desk.mediation.followUps.correct)
  const textOf = ({ content, reason: _reason, ...values }: Values) => ({
    case: caseId,
    ...values,
    content: content === 'unsaid' ? null : content,
  })
  const inputOf = (values: Values) =>
    corrects === null ? textOf(values) : { ...textOf(values), followUp: corrects.id, reason: values.reason }
  const contract = corrects === null ? followUpsContract.add : followUpsContract.correct
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.follow-up:${caseId}${corrects === null ? '' : `:${corrects.id}`}`}
      title={t(corrects === null ? 'followUps.add' : 'followUps.correct')}
      initial={startOf(corrects, { party: next, on: today })}
      schema={contract['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => {
        const text = {
          ...textOf(values),
          party: values.party ?? 0,
          performed: values.performed ?? 'not-yet-due',
          risk: values.risk ?? 'low',
        }
        return corrects === null
          ? add.write(text)
          : correct.write({ ...text, followUp: corrects.id, reason: values.reason })
      }}
      onDone={() => {
        notify(t('followUps.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="party" label={t('followUps.whom')}>
        <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="manner" label={t('endings.how')}>
        <Radio.Group
          options={tellingManners.map((value) => ({ value, label: t(`endings.manners.${value}`) }))}
        />
      </Field>
      <Field name="performed" label={t('followUps.performed')}>
        <Radio.Group
          options={followUpAnswers.map((value) => ({ value, label: t(`followUps.answers.${value}`) }))}
        />
      </Field>
      <Field name="content" label={t('followUps.content')}>
        <Radio.Group
          options={[
            ...(['yes', 'no'] as const).map((value) => ({ value, label: t(`followUps.contents.${value}`) })),
            { value: 'unsaid', label: t('followUps.wouldNotSay') },
          ]}
        />
      </Field>
      <Field name="risk" label={t('followUps.risk')} hint={t('followUps.riskHint')}>
        <Radio.Group options={riskLevels.map((value) => ({ value, label: t(`followUps.risks.${value}`) }))} />
      </Field>
      <Field name="said" label={t('followUps.said')} optional>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
      {corrects !== null && (
        <Field name="reason" label={t('sessions.correctReason')} hint={t('sessions.correctHint')}>
          <Input maxLength={200} />
        </Field>
      )}
    </MoveDrawer>
  )
}

const startOf = (corrects: Made | null, fresh: Pick<Values, 'party' | 'on'>): Partial<Values> =>
  corrects === null
    ? { ...fresh, manner: 'by-phone', content: 'unsaid', said: '', reason: '' }
    : {
        party: corrects.party,
        on: corrects.on,
        manner: corrects.manner,
        performed: corrects.performed,
        content: corrects.content ?? 'unsaid',
        risk: corrects.risk,
        said: corrects.said,
        reason: '',
      }
