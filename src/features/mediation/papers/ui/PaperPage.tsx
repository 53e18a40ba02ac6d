/** One paper of a case as it will come out, for one recipient; what of it is withheld from them, and why, stands above it. */
import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { errorText } from '#app/i18n/index'
import { EmptyState, ErrorState, LoadingLines, Page, Status } from '#app/parts/index'
import { PrintPreview } from '#app/parts/print/index'
import { desk, deskClient } from '../../ui/client'
import type { PaperFor } from '../contract'
import { papers, recipients, type Paper } from '../contract/words'
import { valuesFor, wordValues } from '../rules/filling'
import { forOf, forText, paperPath } from './address'
import { PaperSheet } from './PaperSheet'
import { said, writing, written } from './said'

export default function PaperPage() {
  const { caseId, paper: named, about, recipient = '' } = useParams()
  const paper = papers.find((known) => known === named)
  const meant = forOf(recipient)
  if (paper === undefined || meant === null) {
    return (
      <Page>
        <EmptyState>{errorText('mediation.no-such-paper', {})}</EmptyState>
      </Page>
    )
  }
  const asked = { paper, about: about === 'case' ? null : Number(about), for: meant }
  return <Asked key={`${caseId} ${paper} ${about} ${recipient}`} id={Number(caseId)} {...asked} />
}

interface AskedProps {
  readonly id: number
  readonly paper: Paper
  readonly about: number | null
  readonly for: PaperFor
}

function Asked({ id, ...asked }: AskedProps) {
  const { paper } = asked
  const printed = useWrite(desk.mediation.papers.printed)
  const { answer, error, again } = useAskedOnce(() => deskClient.mediation.papers.get({ id, ...asked }))
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (answer === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  const { source, withheld } = answer
  const values = valuesFor(paper, source, writing())
  return (
    <PrintPreview
      title={said(`titles.${paper}`)}
      number={source.case.number}
      fileName={`${source.case.number} ${written(`titles.${paper}`)}`.trim()}
      word={{
        paper: `mediation.${paper}`,
        words: 'papers.word',
        values: () => wordValues(paper, values, written('line')),
      }}
      back={`/mediation/${id}`}
      before={(onto) => printed.write({ id, ...asked, onto })}
      choice={<ForWhom id={id} {...asked} />}
    >
      {withheld.length > 0 && (
        <div className="mediation-withheld" role="status">
          {withheld.map((why) => (
            <Status key={why} tone="soon">
              {said(`why.${why}`)}
            </Status>
          ))}
        </div>
      )}
      <PaperSheet paper={paper} values={values} />
    </PrintPreview>
  )
}

/** Whom it is for: what leads to somebody at risk stands on it or doesn't. */
function ForWhom({ id, ...asked }: AskedProps) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { data } = useQuery(desk.mediation.dossier.get.queryOptions({ input: { id } }))
  const parties = data?.parties ?? []
  const options = [
    ...recipients.map((is) => ({ value: forText({ is }), label: said(`for.${is}`) })),
    ...parties.map(({ id: party, name }) => ({
      value: forText({ is: 'party', party }),
      label: t('papers.forParty', { name }),
    })),
  ]
  return (
    <Select
      aria-label={said('forWhom')}
      value={forText(asked.for)}
      options={options}
      style={{ minWidth: 180 }}
      onChange={(value) => {
        const meant = forOf(value)
        if (meant !== null) void navigate(paperPath(id, { ...asked, for: meant }), { replace: true })
      }}
    />
  )
}
