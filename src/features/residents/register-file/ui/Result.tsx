/** The last step: what was brought in, the rows still to be mended, and the way back. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ErrorLine, KeyButton, Page, PageHead, Sheet, Status } from '#app/parts/index'
import { Figures } from './Figures'
import { ImportHistory } from './ImportHistory'
import { Steps } from './Steps'
import { useRefusedSheet } from './refused-sheet'
import { countsInWords, useTakeBackImport } from './take-back-import'
import type { ResultStep, Wizard } from './wizard'
import { useRegisterWords } from './words'

interface ResultProps {
  readonly at: ResultStep
  readonly goTo: (next: Wizard) => void
}

export function Result({ at, goTo }: ResultProps) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const { count } = useRegisterWords()
  const refused = useRefusedSheet(at)
  const { id, counts, heldBack, file, takenBack } = at
  const takeBack = useTakeBackImport((takenBackId, what) => {
    if (takenBackId === id) goTo({ ...at, takenBack: what })
  })
  const leave = () => {
    goTo({ step: 'choose' })
    void navigate('/residents')
  }
  return (
    <Page
      head={
        <PageHead
          trail={t('registerFile.title')}
          title={t(takenBack === null ? 'registerFile.result.title' : 'registerFile.result.takenBack')}
          status={<Steps at="result" />}
          actions={
            <>
              <KeyButton onPress={() => goTo({ step: 'choose' })}>{t('registerFile.otherFile')}</KeyButton>
              <KeyButton primary keys="Ctrl+Enter" onPress={leave}>
                {t('registerFile.leave')}
              </KeyButton>
            </>
          }
        />
      }
    >
      <div className="stack">
        <Sheet title={file.name}>
          <p className="register-verdict" role="status">
            {takenBack === null
              ? id === null
                ? t('registerFile.changesNothing')
                : t('registerFile.result.what', { people: count(counts.added + counts.changed) })
              : t('registerFile.takeBack.done', countsInWords(takenBack, count))}
          </p>
          {takenBack === null && <Figures counts={counts} />}
          {takenBack === null && heldBack > 0 && (
            <p className="register-strip">
              <Status tone="soon">{t('registerFile.result.heldBack', { rows: count(heldBack) })}</Status>
            </p>
          )}
          {(counts.refused > 0 || (id !== null && takenBack === null)) && (
            <div className="register-strip register-actions">
              {counts.refused > 0 && (
                <KeyButton pending={refused.running} onPress={() => void refused.save()}>
                  {t('registerFile.refusedSheet', { rows: count(counts.refused) })}
                </KeyButton>
              )}
              {id !== null && takenBack === null && (
                <KeyButton
                  pending={takeBack.running}
                  onPress={() =>
                    takeBack.ask({ id, fileName: file.name, added: counts.added, changed: counts.changed })
                  }
                >
                  {t('registerFile.takeBack.do')}
                </KeyButton>
              )}
            </div>
          )}
          <div className="register-errors">
            <ErrorLine error={refused.error} />
          </div>
        </Sheet>
        <ImportHistory takeBack={takeBack} />
      </div>
    </Page>
  )
}
