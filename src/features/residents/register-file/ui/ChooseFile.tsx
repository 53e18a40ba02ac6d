/** The first step: the file, and the imports there have been. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import {
  ErrorLine,
  FileDrop,
  KeyButton,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  workbookEndings,
  type BroughtFile,
  type FileRefusal,
} from '#app/parts/index'
import { ImportHistory } from './ImportHistory'
import { Steps } from './Steps'
import { useTakeBackImport } from './take-back-import'
import { useTemplate } from './template'
import { suggested, type Wizard } from './wizard'
import { useRegisterWords } from './words'

export function ChooseFile({ goTo }: { readonly goTo: (next: Wizard) => void }) {
  const { t } = useTranslation('residents')
  const words = useRegisterWords()
  const inspect = useLong(desk.residents.registerFile.inspect)
  const takeBack = useTakeBackImport()
  const template = useTemplate()
  const [refusal, setRefusal] = useState<FileRefusal | 'no-header'>()

  const take = async (file: BroughtFile) => {
    const inspection = await inspect.run({ file: file.content }).catch(() => undefined)
    if (inspection === undefined) return
    if (inspection.likely === null) {
      setRefusal('no-header')
      return
    }
    goTo({
      step: 'columns',
      file,
      inspection,
      sheet: inspection.likely,
      said: suggested(inspection),
    })
  }

  return (
    <Page
      head={
        <PageHead
          trail={t('nav')}
          title={t('registerFile.title')}
          status={<Steps at="choose" />}
          actions={
            <KeyButton pending={template.running} onPress={() => void template.save()}>
              {t('registerFile.template.do')}
            </KeyButton>
          }
        />
      }
    >
      <div className="stack">
        <Sheet label={t('registerFile.step.choose')}>
          <FileDrop
            label={t('registerFile.file')}
            choose={t('registerFile.choose')}
            accept={workbookEndings}
            onFile={(file) => void take(file)}
            onRefused={setRefusal}
            {...(inspect.running && {
              reading: (
                <ProgressBar
                  stage={t('registerFile.stage.reading', { rows: words.count(inspect.progress?.done ?? 0) })}
                  progress={inspect.progress}
                  onCancel={inspect.cancel}
                />
              ),
            })}
            hint={
              <>
                <p className="soft">{t('registerFile.dropHint')}</p>
                <p className="text soft">{t('registerFile.nothingYet')}</p>
              </>
            }
          >
            {refusal !== undefined && (
              <p className="error-line" role="alert">
                {t(`registerFile.refusal.${refusal}`)}
              </p>
            )}
            {refusal === undefined && <ErrorLine error={inspect.error} />}
            <ErrorLine error={template.error} />
          </FileDrop>
        </Sheet>
        <ImportHistory takeBack={takeBack} />
      </div>
    </Page>
  )
}
