/** 期限 on the case: by when it should be over, from when it runs, and what all parties together added. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { Day, DayInput, ErrorState, Facts, Field, KeyButton, LoadingLines, Relative } from '#app/parts/index'
import { articlesText } from '../../ui/words'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { mostExtraDays, timeLimitsContract } from '../contract'

interface Person {
  readonly id: number
  readonly name: string
}

export function TimeLimitSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery(
    desk.mediation.timeLimits.get.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { limit, extensions, parties, mayExtend } = data
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  return (
    <Section
      title={t('timeLimits.title')}
      actions={
        <KeyButton
          size="small"
          refusedBecause={mayExtend ? undefined : t('timeLimits.cannotExtend')}
          onPress={() => setAdding(true)}
        >
          {t('timeLimits.extend')}
        </KeyButton>
      }
    >
      {limit === null ? (
        <p className="small soft mediation-line">{t('timeLimits.notRunning')}</p>
      ) : (
        <Facts
          facts={[
            { name: t('timeLimits.due'), value: <Relative due={limit.due} /> },
            {
              name: t('timeLimits.from'),
              value: (
                <>
                  <Day day={limit.from} /> <span className="small soft">{articlesText(t, limit)}</span>
                </>
              ),
            },
            ...(limit.announced ? [] : [{ name: '', value: t('timeLimits.notAnnounced') }]),
            ...extensions.map(({ days, wishes, at }) => ({
              name: t('timeLimits.added', { count: days }),
              value: wishes.map(({ party, on }) => (
                <span key={`${String(at)} ${String(party)}`}>
                  {nameOf(party)} <Day day={on} />{' '}
                </span>
              )),
            })),
          ]}
        />
      )}
      {adding && limit !== null && (
        <ExtendDrawer caseId={caseId} due={limit.due} parties={parties} onClose={() => setAdding(false)} />
      )}
    </Section>
  )
}

interface Values {
  readonly days: number
  /** By the party's id behind a letter, because a bare number would be a place in a list. */
  readonly wishes: Readonly<Record<string, string | undefined>>
}

const keyOf = (party: number): string => `p${String(party)}`

function ExtendDrawer({
  caseId,
  due,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly due: string
  readonly parties: readonly Person[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const extend = useWrite(desk.mediation.timeLimits.extend)
  const inputOf = ({ days, wishes }: Values) => ({
    case: caseId,
    days,
    wishes: parties.flatMap(({ id }) => {
      const on = wishes[keyOf(id)]
      return on === undefined || on === '' ? [] : [{ party: id, on }]
    }),
  })
  return (
    <MoveDrawer<Values, { readonly due: string }>
      draft={`mediation.extension:${caseId}`}
      title={t('timeLimits.extend')}
      about={<p className="law small soft">{t('timeLimits.about', { day: due })}</p>}
      initial={{ days: 15, wishes: {} }}
      schema={timeLimitsContract.extend['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path.startsWith('wishes') ? `wishes.${keyOf(parties[0]?.id ?? 0)}` : path)}
      submit={(values) => extend.write(inputOf(values))}
      onDone={({ due: next }) => {
        notify(t('timeLimits.extended', { day: next }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="days" label={t('timeLimits.days')}>
        <InputNumber min={1} max={mostExtraDays} />
      </Field>
      {parties.map(({ id, name }) => (
        <Field key={id} name={`wishes.${keyOf(id)}`} label={t('timeLimits.wish', { name })}>
          <DayInput />
        </Field>
      ))}
    </MoveDrawer>
  )
}
