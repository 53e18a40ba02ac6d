/** What is missing, by the aspects a reviewer looks at. */
import { useTranslation } from 'react-i18next'
import { Status } from '#app/parts/index'
import { toldBy } from '#app/i18n/index'
import type { FindingShown } from '../contract'

interface FindingsProps {
  readonly findings: readonly FindingShown[]
  readonly parties: readonly { readonly id: number; readonly name: string }[]
}

export function Findings({ findings, parties }: FindingsProps) {
  const { t } = useTranslation('mediation')
  const said = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    toldBy('mediation', `dossier.${key}`, values)
  const nameOf = (party: number | null): string => parties.find(({ id }) => id === party)?.name ?? ''
  const whatOf = ({ code, what, party, committee, count }: FindingShown): string => {
    const of = committee === '' ? nameOf(party) : committee
    const named = (text: string) => (of === '' ? text : t('dossier.ofParty', { what: text, name: of }))
    switch (code) {
      case 'leaf':
      case 'undated': {
        const kinds = what.split(' ').map((kind) => said(`kinds.${kind}`))
        return named(said(`found.${code}`, { what: kinds.join(t('dossier.or')) }))
      }
      case 'hold':
      case 'effect':
      case 'copy':
      case 'reply':
      case 'handed-over':
      case 'ending':
        return named(said(`found.${code}.${what}`))
      default:
        return said(`found.${code}`, { count })
    }
  }
  const aspects = [...new Set(findings.map(({ aspect }) => aspect))]
  return (
    <ul className="mediation-findings" aria-label={t('dossier.selfCheck')}>
      {aspects.map((aspect) => (
        <li key={aspect}>
          <Status tone={aspect === 'law' ? 'late' : 'soon'}>{said(`aspects.${aspect}`)}</Status>
          <span>
            {findings
              .filter((finding) => finding.aspect === aspect)
              .map(whatOf)
              .join(t('comma'))}
          </span>
        </li>
      ))}
    </ul>
  )
}
