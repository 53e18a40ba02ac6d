/** 民政名单: the monthly list of the civil affairs office is brought in here; below it the lists there have been. */
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useLong, wholeRows } from '#app/desk-client/index'
import { useKeys } from '#app/keys.tsx'
import {
  Day,
  EmptyState,
  ErrorLine,
  FileDrop,
  List,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  When,
  workbookEndings,
  type BroughtFile,
  type Column,
  type FileRefusal,
} from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { AppliedList } from '../contract'
import { ComparePage } from './ComparePage'
import type { Chosen } from './reading-of'
import './category-list.css'

export default function ListsPage() {
  const today = useToday()
  const [chosen, setChosen] = useState<Chosen>()
  if (chosen === undefined) return <Choose onChosen={setChosen} />
  return <ComparePage key={chosen.file.name} {...chosen} today={today} onLeave={() => setChosen(undefined)} />
}

function Choose({ onChosen }: { readonly onChosen: (chosen: Chosen) => void }) {
  const { t } = useTranslation('canteen')
  const inspect = useLong(desk.canteen.categoryList.inspect)
  const [refusal, setRefusal] = useState<FileRefusal | 'no-header'>()
  const take = async (file: BroughtFile) => {
    const inspection = await inspect.run({ file: file.content }).catch(() => undefined)
    if (inspection === undefined) return
    if (inspection.likely === null) setRefusal('no-header')
    else onChosen({ file, inspection, sheet: inspection.likely })
  }
  return (
    <Page head={<PageHead trail={t('eligibility.title')} title={t('categoryList.title')} />}>
      <div className="stack">
        <Sheet label={t('categoryList.bring')}>
          <FileDrop
            label={t('categoryList.file')}
            choose={t('categoryList.choose')}
            accept={workbookEndings}
            onFile={(file) => void take(file)}
            onRefused={setRefusal}
            hint={<p className="text soft">{t('categoryList.hint')}</p>}
            {...(inspect.running && {
              reading: (
                <ProgressBar
                  stage={t('categoryList.reading')}
                  progress={inspect.progress}
                  onCancel={inspect.cancel}
                />
              ),
            })}
          >
            {refusal !== undefined && (
              <p className="error-line" role="alert">
                {t(`categoryList.refusal.${refusal}`)}
              </p>
            )}
            {refusal === undefined && <ErrorLine error={inspect.error} />}
          </FileDrop>
        </Sheet>
        <History />
      </div>
    </Page>
  )
}

function History() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const query = useQuery(desk.canteen.categoryList.history.queryOptions({ input: {} }))
  const list = useRef<HTMLDivElement>(null)
  useKeys({ ArrowDown: () => list.current?.focus() })
  const figure = (key: 'gained' | 'lost' | 'unchanged' | 'rest'): Column<AppliedList> => ({
    key,
    title: t(`categoryList.figures.${key}`),
    width: '92px',
    align: 'end',
    render: (one) => one[key],
  })
  const columns: readonly Column<AppliedList>[] = [
    {
      key: 'day',
      title: t('categoryList.day'),
      width: '120px',
      render: ({ day }) => <Day day={day} />,
    },
    {
      key: 'file',
      title: t('categoryList.file'),
      width: 'minmax(160px, 2fr)',
      render: ({ fileName }) => fileName,
    },
    figure('gained'),
    figure('lost'),
    figure('unchanged'),
    figure('rest'),
    { key: 'by', title: t('categoryList.by'), width: 'minmax(70px, 1fr)', render: ({ by }) => by },
    { key: 'at', title: t('categoryList.at'), width: '150px', render: ({ at }) => <When at={at} /> },
  ]
  return (
    <Sheet grow title={t('categoryList.history')}>
      <List
        label={t('categoryList.history')}
        columns={columns}
        rows={wholeRows(query, ({ lists }) => lists)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/canteen/eligibility/lists/${id}`)}
        ref={list}
        empty={<EmptyState>{t('categoryList.none')}</EmptyState>}
      />
    </Sheet>
  )
}
