/** The third step: what the import would do, to the row, before it does anything; then the work itself. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useLong } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { EmptyState, ErrorLine, KeyButton, Page, PageHead, ProgressBar, Sheet } from '#app/parts/index'
import { Figures } from './Figures'
import { GroupChoice } from './GroupChoice'
import { groupKey, groupsOf } from './groups'
import { GroupList } from './GroupList'
import { Steps } from './Steps'
import { useRefusedSheet } from './refused-sheet'
import type { RegisterCounts } from '../contract'
import type { PreviewStep, Wizard, WritingStep } from './wizard'
import { useRegisterWords } from './words'

interface PreviewProps {
  readonly at: PreviewStep | WritingStep
  readonly goTo: (next: Wizard) => void
}

export function Preview({ at, goTo }: PreviewProps) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const { count } = useRegisterWords()
  const commit = useLong(desk.residents.registerFile.commit)
  const again = useLong(desk.residents.registerFile.preview)
  const refused = useRefusedSheet(at)
  const { counts, fingerprint } = at.preview
  const groups = groupsOf(at.preview)
  const [chosen, setChosen] = useState<string>()
  const group = groups.find((one) => groupKey(one) === chosen) ?? groups[0]
  const nothingChanges = counts.added === 0 && counts.changed === 0
  const verdict = verdictOf(counts)
  const list = useRef<HTMLDivElement>(null)
  const toList = () => list.current?.focus()
  useKeys({ ArrowDown: toList })
  const writing = at.step === 'writing'

  const bringIn = async () => {
    if (writing || again.running) return
    goTo({ ...at, step: 'writing', cancel: commit.cancel })
    const answer = await commit
      .run({
        file: at.file.content,
        fileName: at.file.name.slice(-200),
        layouts: [...at.layouts],
        fingerprint,
      })
      .catch(() => null)
    if (answer !== undefined && answer !== null) {
      goTo({ ...at, step: 'result', ...answer, takenBack: null })
      return
    }
    if (answer === undefined) notify(t('registerFile.cancelled'), 'warning')
    goTo({ ...at, step: 'preview' })
  }
  const lookAgain = async () => {
    const seen = await again.run({ file: at.file.content, layouts: [...at.layouts] }).catch(() => undefined)
    if (seen !== undefined) goTo({ ...at, step: 'preview', preview: seen })
  }
  const leave = () => {
    goTo({ step: 'choose' })
    void navigate('/residents')
  }
  const stale = errorMessage(commit.error).code === 'residents.changed-since-preview'

  const actions = writing ? null : (
    <>
      <KeyButton onPress={() => goTo({ ...at, step: 'columns' })}>
        {t('registerFile.backToColumns')}
      </KeyButton>
      {counts.refused > 0 && (
        <KeyButton pending={refused.running} onPress={() => void refused.save()}>
          {t('registerFile.refusedSheet', { rows: count(counts.refused) })}
        </KeyButton>
      )}
      {nothingChanges ? (
        <KeyButton primary keys="Ctrl+Enter" onPress={leave}>
          {t('registerFile.leave')}
        </KeyButton>
      ) : stale ? (
        <KeyButton primary keys="Ctrl+Enter" pending={again.running} onPress={() => void lookAgain()}>
          {t('registerFile.lookAgain')}
        </KeyButton>
      ) : (
        <KeyButton primary keys="Ctrl+Enter" onPress={() => void bringIn()}>
          {t(`registerFile.${actionOf(counts)}`, {
            added: count(counts.added),
            changed: count(counts.changed),
          })}
        </KeyButton>
      )}
    </>
  )

  return (
    <Page
      columns={writing || groups.length === 0 ? '1fr' : '340px minmax(0, 1fr)'}
      head={
        <PageHead
          trail={t('registerFile.title')}
          title={t(writing ? 'registerFile.writing' : 'registerFile.step.preview')}
          status={<Steps at={writing ? 'result' : 'preview'} />}
          actions={actions}
        />
      }
    >
      {writing ? (
        <Sheet title={at.file.name}>
          <div className="sheet-body stack">
            <ProgressBar
              stage={t(
                `registerFile.stage.${commit.progress?.stage === 'writing' ? 'writing' : 'comparing'}`,
              )}
              progress={commit.progress}
              onCancel={at.cancel}
            />
            <p className="text soft">{t('registerFile.writingWhat')}</p>
          </div>
        </Sheet>
      ) : (
        <>
          <Sheet grow title={at.file.name}>
            <div className="sheet-scroll">
              <p className={`register-verdict${verdict === 'changesNothing' ? ' green' : ''}`} role="status">
                {t(`registerFile.${verdict}`, { rows: count(counts.rows) })}
              </p>
              <Figures counts={counts} />
              <div className="register-errors">
                <ErrorLine error={commit.error} />
                <ErrorLine error={again.error} />
                <ErrorLine error={refused.error} />
              </div>
              <GroupChoice
                groups={groups}
                chosen={group}
                onChoose={(one) => setChosen(groupKey(one))}
                onLeave={toList}
              />
              {groups.length === 0 && <EmptyState>{t('registerFile.nothingToSee')}</EmptyState>}
            </div>
          </Sheet>
          {group !== undefined && (
            <GroupList key={groupKey(group)} preview={at.preview} group={group} ref={list} />
          )}
        </>
      )}
    </Page>
  )
}

/** The whole preview in one sentence. */
function verdictOf({ rows, importable, added, changed }: RegisterCounts) {
  if (rows === 0) return 'noRows'
  if (importable === 0) return 'noneGoIn'
  return added === 0 && changed === 0 ? 'changesNothing' : 'wouldDo'
}

/** What the button would do: only add, only change, or both. */
function actionOf({ added, changed }: RegisterCounts) {
  if (changed === 0) return 'bringIn'
  return added === 0 ? 'change' : 'bringInAndChange'
}
