/** A list against what is held: on the left who gains, who loses, who waits and which rows say nothing; on the right how it is read. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useLong } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  DayInput,
  EmptyState,
  ErrorLine,
  KeyButton,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
} from '#app/parts/index'
import { Labelled } from '../../ui/Labelled'
import { desk } from '../../ui/client'
import type { ListDifference, ListLayout } from '../contract'
import { DifferenceShown } from './DifferenceShown'
import { Reading } from './Reading'
import { layoutOf, readingOf, unsaidOf, type Chosen, type Read } from './reading-of'

interface CompareProps extends Chosen {
  readonly today: string
  readonly onLeave: () => void
}

export function ComparePage({ file, inspection, sheet, today, onLeave }: CompareProps) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const compare = useLong(desk.canteen.categoryList.compare)
  const apply = useLong(desk.canteen.categoryList.apply)
  const [read, setRead] = useState<Read>(() => readingOf(inspection, sheet, today))
  const [seen, setSeen] = useState<{ readonly difference: ListDifference; readonly layout: ListLayout }>()
  const [issuedBy, setIssuedBy] = useState('')
  const layout = layoutOf(inspection, read)
  const unsaid = unsaidOf(inspection, read)
  const asked = unsaid === undefined ? JSON.stringify(layout) : undefined
  const difference = seen?.difference
  const isNew = seen === undefined || JSON.stringify(seen.layout) !== asked
  const changes = difference === undefined ? 0 : difference.gained.length + difference.lost.length
  const refusal =
    unsaid !== undefined
      ? t(`categoryList.unsaid.${unsaid}`)
      : difference === undefined || isNew
        ? t('categoryList.lookFirst')
        : issuedBy.trim() === ''
          ? t('categoryList.noAuthority')
          : difference.overtakenBy !== null
            ? t('categoryList.overtaken', { day: difference.overtakenBy })
            : changes === 0
              ? t('categoryList.changesNothing')
              : undefined

  const compareNow = async () => {
    if (unsaid !== undefined || compare.running) return
    const found = await compare.run({ file: file.content, layout }).catch(() => undefined)
    if (found !== undefined) setSeen({ difference: found, layout })
  }
  const doIt = async () => {
    if (difference === undefined || seen === undefined || apply.running) return
    const done = await apply
      .run({
        file: file.content,
        layout: seen.layout,
        fileName: file.name.slice(-200),
        issuedBy: issuedBy.trim(),
        fingerprint: difference.fingerprint,
      })
      .catch(() => undefined)
    if (done === undefined) return
    notify(t('categoryList.done', { gained: difference.gained.length, lost: difference.lost.length }))
    void navigate(`/canteen/eligibility/lists/${done.id}`)
  }
  const stale = errorMessage(apply.error).code === 'canteen.list-changed'
  return (
    <Page
      columns="minmax(0, 1fr) 380px"
      head={
        <PageHead
          trail={t('categoryList.title')}
          title={t('categoryList.compared')}
          actions={
            <>
              <KeyButton onPress={onLeave}>{t('categoryList.otherFile')}</KeyButton>
              {isNew || stale ? (
                <KeyButton
                  primary
                  keys="Ctrl+Enter"
                  pending={compare.running}
                  refusedBecause={unsaid === undefined ? undefined : t(`categoryList.unsaid.${unsaid}`)}
                  onPress={() => void compareNow()}
                >
                  {t('categoryList.look')}
                </KeyButton>
              ) : (
                <KeyButton
                  primary
                  keys="Ctrl+Enter"
                  pending={apply.running}
                  refusedBecause={refusal}
                  onPress={() => void doIt()}
                >
                  {t('categoryList.apply', {
                    gained: difference?.gained.length ?? 0,
                    lost: difference?.lost.length ?? 0,
                  })}
                </KeyButton>
              )}
            </>
          }
        />
      }
    >
      <Sheet grow title={file.name}>
        <div className="sheet-scroll">
          {(compare.running || apply.running) && (
            <div className="category-list-strip">
              <ProgressBar
                stage={t(apply.running ? 'categoryList.applying' : 'categoryList.comparing')}
                progress={(apply.running ? apply : compare).progress}
                onCancel={apply.running ? apply.cancel : compare.cancel}
              />
            </div>
          )}
          <div className="category-list-strip">
            <ErrorLine error={compare.error} />
            <ErrorLine error={apply.error} />
          </div>
          {difference !== undefined && <DifferenceShown difference={difference} />}
          {difference === undefined && !compare.running && (
            <EmptyState>{t('categoryList.compareFirst')}</EmptyState>
          )}
        </div>
      </Sheet>
      <Sheet title={t('categoryList.howRead')}>
        <div className="sheet-body stack">
          <Labelled label={t('categoryList.day')}>
            <DayInput
              aria-label={t('categoryList.day')}
              value={read.day}
              onChange={(day) => setRead({ ...read, day: day ?? '' })}
            />
          </Labelled>
          <Labelled label={t('categoryList.issuedBy')}>
            <Input
              aria-label={t('categoryList.issuedBy')}
              maxLength={60}
              value={issuedBy}
              onChange={(event) => setIssuedBy(event.target.value)}
            />
          </Labelled>
          <Reading inspection={inspection} read={read} words={difference?.words ?? []} onRead={setRead} />
        </div>
      </Sheet>
    </Page>
  )
}
