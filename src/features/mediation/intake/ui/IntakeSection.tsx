/** What a case that was taken down still needs before it can be accepted, each with its law; and who stood in an earlier case. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { errorText } from '#app/i18n/index'
import { ErrorLine, KeyButton, Status, Tag } from '#app/parts/index'
import { mayRewrite } from '../../rules/dossier/archive'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import type { MetShown } from '../contract'
import { ChangeDrawer } from './ChangeDrawer'
import './intake.css'

export function IntakeSection({ record }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [changing, setChanging] = useState(false)
  const { card, steps } = record
  const { data, error } = useQuery(desk.mediation.intake.met.queryOptions({ input: { case: card.id } }))
  const gates = steps.find(({ move }) => move === 'accept')?.gates ?? []
  const found = data?.met ?? []
  const isIntake = card.state === 'intake'
  return (
    <Section
      title={t(isIntake ? 'intake.title' : 'intake.metTitle')}
      actions={
        mayRewrite(card.state) && (
          <KeyButton size="small" onPress={() => setChanging(true)}>
            {t('intake.change')}
          </KeyButton>
        )
      }
    >
      {isIntake &&
        (gates.length === 0 ? (
          <p>
            <Status tone="done">{t('intake.ready')}</Status>
          </p>
        ) : (
          <ul className="intake-gates" aria-label={t('intake.title')}>
            {gates.map(({ code, articles }) => (
              <li key={code}>
                <Status
                  tone={code === 'report-owed' || code === 'bars' || code === 'refused' ? 'late' : 'soon'}
                >
                  {errorText(`mediation.gate-${code}`, {}) ?? code}
                </Status>
                {articles.length > 0 && <span className="small soft">{articlesText(t, { articles })}</span>}
              </li>
            ))}
          </ul>
        ))}
      <ErrorLine error={error} />
      {data !== undefined && found.length === 0 && card.parties.length > 0 && (
        <p className="small soft">{t('intake.notMet')}</p>
      )}
      {found.length > 0 && (
        <ul className="intake-gates" aria-label={t('intake.metTitle')}>
          {found.map((one) => (
            <Met key={`${one.earlier} ${one.who} ${one.earlierName} ${one.earlierRole}`} one={one} />
          ))}
        </ul>
      )}
      {changing && <ChangeDrawer record={record} onClose={() => setChanging(false)} />}
    </Section>
  )
}

/** 张建国 (同音: 章建国) 曾是 … 案的被申请人. */
function Met({ one }: { readonly one: MetShown }) {
  const { t } = useTranslation('mediation')
  return (
    <li>
      <Status tone="soon">
        {t('intake.met', {
          who: one.who,
          because: t(`intake.likenesses.${one.because}`),
          name: one.earlierName,
          role: t(`intake.standingRoles.${one.earlierRole}`),
        })}
      </Status>
      <Link to={`/mediation/${one.earlier}`}>{one.number ?? one.parties.join(t('comma'))}</Link>
      {one.roleChanged && <Tag tone="soon">{t('intake.roleChanged')}</Tag>}
      {one.sidesChanged && <Tag tone="soon">{t('intake.sidesChanged')}</Tag>}
      {one.sameMediator && <Tag tone="soon">{t('intake.sameMediator')}</Tag>}
    </li>
  )
}
