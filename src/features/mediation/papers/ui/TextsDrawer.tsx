/** The texts of a case with somebody to be hidden: each is looked through once, and somebody says whom it leads to. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import {
  DetailDrawer,
  EmptyState,
  ErrorLine,
  ErrorState,
  KeyButton,
  LoadingLines,
  Status,
} from '#app/parts/index'
import { desk, deskClient } from '../../ui/client'
import type { TextOfCase } from '../contract'
import { said } from './said'

interface TextsDrawerProps {
  readonly caseId: number
  readonly onClose: () => void
}

export function TextsDrawer({ caseId, onClose }: TextsDrawerProps) {
  const { t } = useTranslation('mediation')
  const { answer, error, again } = useAskedOnce(() => deskClient.mediation.papers.texts({ id: caseId }))
  return (
    <DetailDrawer title={t('papers.lookThrough')} onClose={onClose} width={720}>
      {error !== undefined && <ErrorState error={error} onRetry={again} />}
      {answer === undefined && error === undefined && <LoadingLines lines={6} />}
      {answer !== undefined && (
        <div className="stack">
          <p className="small soft">{t('papers.lookThroughWhat')}</p>
          {answer.texts.length === 0 && <EmptyState>{t('papers.noTexts')}</EmptyState>}
          {answer.texts.map((text) => (
            <LookedThrough key={text.text} caseId={caseId} text={text} hidden={answer.hidden} />
          ))}
        </div>
      )}
    </DetailDrawer>
  )
}

interface LookedThroughProps {
  readonly caseId: number
  readonly text: TextOfCase
  readonly hidden: readonly { readonly id: number; readonly name: string; readonly because: string }[]
}

/** `session:3` is named by its kind. */
const kindOf = (text: string): string => text.split(':')[0] ?? ''

function LookedThrough({ caseId, text, hidden }: LookedThroughProps) {
  const { t } = useTranslation('mediation')
  const readThrough = useWrite(desk.mediation.papers.readThrough)
  const [leadsTo, setLeadsTo] = useState<readonly number[]>(text.leadsTo ?? [])
  const [known, setKnown] = useState(text.leadsTo)
  const [error, setError] = useState<unknown>()
  const say = () => {
    setError(undefined)
    readThrough
      .write({ id: caseId, text: text.text, digest: text.digest, leadsTo: [...leadsTo] })
      .then(() => setKnown([...leadsTo]))
      .catch(setError)
  }
  const title = said(`texts.${kindOf(text.text)}`)
  return (
    <section className="mediation-text" aria-label={title}>
      <h3>
        {title}{' '}
        {known === null ? (
          <Status tone="soon">{t('papers.notLookedThrough')}</Status>
        ) : (
          <Status tone="done">{t('papers.lookedThrough')}</Status>
        )}
      </h3>
      <p className="case-narrative">{text.said}</p>
      <Checkbox.Group
        aria-label={t('papers.leadsTo')}
        value={[...leadsTo]}
        onChange={setLeadsTo}
        options={hidden.map(({ id, name }) => ({ value: id, label: t('papers.leadsToWhom', { name }) }))}
      />
      <KeyButton size="small" pending={readThrough.pending} onPress={say}>
        {t(leadsTo.length === 0 ? 'papers.leadsToNobody' : 'papers.leadsToThese')}
      </KeyButton>
      <ErrorLine error={error} />
    </section>
  )
}
