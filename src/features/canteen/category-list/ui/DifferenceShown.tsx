/** What a list would change, in groups: gained, lost, waiting for a decision, doubtful, and every row that says nothing. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Day, Status, type Tone } from '#app/parts/index'
import type { ListDifference } from '../contract'

interface GroupProps {
  readonly tone: Tone
  readonly title: string
  readonly hint?: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

function Group({ tone, title, hint, head, rows }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="category-list-group">
        <Status tone={tone}>{title}</Status>
      </h3>
      {hint !== undefined && <p className="small soft category-list-hint">{hint}</p>}
      <table className="table">
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word}>{word}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function DifferenceShown({ difference }: { readonly difference: ListDifference }) {
  const { t } = useTranslation('canteen')
  const { rows, gained, lost, waiting, doubtful, unchanged, rest, whole, ofHouseholds, overtakenBy } =
    difference
  const who = t('eligibility.resident')
  const what = t('eligibility.category')
  const toEligibility = (id: number, name: string) => (
    <Link to={`/canteen/eligibility/${id}?tab=held`}>{name}</Link>
  )
  const day = (one: string | null) => (one === null ? '—' : <Day day={one} />)
  return (
    <>
      {overtakenBy !== null && (
        <p className="category-list-verdict" role="alert">
          <Status tone="late">{t('categoryList.overtaken', { day: overtakenBy })}</Status>
        </p>
      )}
      <p className="category-list-verdict" role="status">
        {t('categoryList.verdict', {
          rows,
          gained: gained.length,
          lost: lost.length,
          unchanged,
          rest: rest.length,
        })}
      </p>
      {ofHouseholds && (
        <p className="category-list-verdict">
          <Status tone="soon">{t('categoryList.ofHouseholds')}</Status>
        </p>
      )}
      <p className="small soft category-list-hint">
        {t('categoryList.wholeFor', { categories: whole.join(t('listSeparator', { ns: 'app' })) || '—' })}
      </p>
      <Group
        tone="done"
        title={t('categoryList.gained', { count: gained.length })}
        head={[who, what, t('categoryList.since')]}
        rows={gained.map(({ resident, category, since }) => [
          <b key="name">{resident.name}</b>,
          category,
          day(since),
        ])}
      />
      <Group
        tone="late"
        title={t('categoryList.lost', { count: lost.length })}
        head={[who, what, t('categoryList.heldSince'), t('categoryList.endsFrom')]}
        rows={lost.map(({ eligibility, resident, category, since, from }) => [
          toEligibility(eligibility, resident.name),
          category,
          day(since),
          day(from),
        ])}
      />
      <Group
        tone="soon"
        title={t('categoryList.doubtful', { count: doubtful.length })}
        hint={t('categoryList.doubtfulHint')}
        head={[who, what]}
        rows={doubtful.map(({ eligibility, resident, category }) => [
          toEligibility(eligibility, resident.name),
          category,
        ])}
      />
      <Group
        tone="soon"
        title={t('categoryList.waiting', { count: waiting.length })}
        hint={t('categoryList.waitingHint')}
        head={[who, what, t('eligibility.state')]}
        rows={waiting.map(({ eligibility, resident, category, state }) => [
          toEligibility(eligibility, resident.name),
          category,
          t(`eligibilityStates.${state}`),
        ])}
      />
      <Group
        tone="soon"
        title={t('categoryList.rest', { count: rest.length })}
        hint={t('categoryList.restHint')}
        head={[t('categoryList.cell'), who, t('categoryList.why')]}
        rows={rest.map(({ cell, name, code }) => [cell, name === '' ? '—' : name, t(`listRest.${code}`)])}
      />
    </>
  )
}
