/** 查找案件: any two characters of what was written in a case; Enter opens it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChoices } from '#app/choices'
import { useRows } from '#app/desk-client/index'
import { EmptyState, Highlighted, ListPage, Status, type Column } from '#app/parts/index'
import { FilterBar } from '#app/parts/filters/index'
import { caseStates } from '../../contract/words'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import { partiesText, stateTone } from '../../ui/words'
import { caseFilter, type CaseFilter, type FoundCase } from '../contract'
import { tooShort, wordsOf } from '../rules'

const usual = () => ({})
/** An address lies in the browser's history. */
const unseen = ['words']

export default function SearchPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const choices = useChoices(caseFilter, usual, unseen)
  const { data } = useQuery(desk.mediation.search.choices.queryOptions({ input: {} }))
  const [short] = tooShort(wordsOf(choices.chosen.words ?? ''))
  // What is too short yet is not asked for: the rest still narrows.
  const { words, ...others } = choices.chosen
  const filter: CaseFilter = short === undefined ? choices.chosen : others
  const rows = useRows(desk.mediation.search.find, { filter })
  return (
    <ListPage<FoundCase>
      title={t('search.title')}
      label={t('search.title')}
      actions={<Rooms />}
      columns={columns(t)}
      rows={rows}
      rowKey={({ card }) => card.id}
      onOpen={({ card }) => void navigate(`/mediation/${card.id}`)}
      filters={
        <FilterBar
          choices={choices}
          fields={[
            {
              kind: 'words',
              name: 'words',
              label: t('search.wordsField'),
              most: 60,
              width: 260,
              autoFocus: true,
            },
            {
              kind: 'choice',
              name: 'kind',
              label: t('about.kind'),
              options: (data?.kinds ?? []).map((value) => ({ value, label: value })),
            },
            {
              kind: 'choice',
              name: 'state',
              label: t('list.state'),
              options: caseStates.map((value) => ({ value, label: t(`states.${value}`) })),
            },
            {
              kind: 'choice',
              name: 'mediator',
              label: t('list.mediators'),
              options: (data?.mediators ?? []).map(({ id, name }) => ({ value: id, label: name })),
            },
            { kind: 'days', from: 'from', until: 'until' },
          ]}
        >
          {short !== undefined && <Status tone="soon">{t('search.tooShort', { word: short })}</Status>}
        </FilterBar>
      }
      empty={
        <EmptyState>
          {words === undefined || words === '' ? t('search.none') : t('search.notFound', { words })}
        </EmptyState>
      }
    />
  )
}

type Say = ReturnType<typeof useTranslation<'mediation'>>['t']

const columns = (t: Say): readonly Column<FoundCase>[] => [
  {
    key: 'number',
    title: t('list.number'),
    width: '190px',
    render: ({ card }) => card.number ?? <span className="soft">{t('case.noNumber')}</span>,
  },
  {
    key: 'parties',
    title: t('list.parties'),
    width: 'minmax(140px, 1fr)',
    render: ({ card }) => <b>{partiesText(t, card)}</b>,
  },
  { key: 'kind', title: t('about.kind'), width: '110px', render: ({ card }) => card.kind },
  {
    key: 'places',
    title: t('search.places'),
    width: 'minmax(260px, 3fr)',
    render: ({ places: [place] }) =>
      place === undefined ? (
        ''
      ) : (
        <span title={place.text}>
          <span className="soft">{t(`search.sources.${place.source}`)}</span>{' '}
          <Highlighted text={place.text} found={[[place.at, place.at + place.length]]} />
        </span>
      ),
  },
  {
    key: 'mediators',
    title: t('list.mediators'),
    width: '100px',
    render: ({ card }) => card.mediators.map(({ name }) => name).join(t('comma')),
  },
  {
    key: 'state',
    title: t('list.state'),
    width: '165px',
    render: ({ card: { state } }) => <Status tone={stateTone[state]}>{t(`states.${state}`)}</Status>,
  },
]
