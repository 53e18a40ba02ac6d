/** The first step: the file, and the imports there have been. */
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { ErrorLine, KeyButton, Page, PageHead, ProgressBar, Sheet } from '#app/parts/index'
import { ImportHistory } from './ImportHistory'
import { Steps } from './Steps'
import { useTakeBackImport } from './take-back-import'
import { suggestedMeanings, type Wizard } from './wizard'
import { useRegisterWords } from './words'

/** What the desk takes at most, in bytes. */
const mostBytes = 64 * 1024 * 1024

type Refusal = 'too-large' | 'unreadable' | 'no-header'

export function ChooseFile({ goTo }: { readonly goTo: (next: Wizard) => void }) {
  const { t } = useTranslation('residents')
  const words = useRegisterWords()
  const inspect = useLong(desk.residents.registerFile.inspect)
  const takeBack = useTakeBackImport()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  const take = async (file: File | undefined) => {
    if (file === undefined || inspect.running) return
    if (file.size > mostBytes) {
      setRefusal('too-large')
      return
    }
    setRefusal(undefined)
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (bytes === undefined) {
      setRefusal('unreadable')
      return
    }
    const content = new Blob([bytes])
    const inspection = await inspect.run({ file: content }).catch(() => undefined)
    if (inspection === undefined) return
    if (inspection.likely === null) {
      setRefusal('no-header')
      return
    }
    goTo({
      step: 'columns',
      file: { name: file.name, content },
      inspection,
      sheet: inspection.likely,
      meanings: suggestedMeanings(inspection, inspection.likely),
    })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <Page head={<PageHead trail={t('nav')} title={t('registerFile.title')} status={<Steps at="choose" />} />}>
      <div className="stack">
        <Sheet label={t('registerFile.step.choose')}>
          <div
            className={`register-drop${over ? ' over' : ''}`}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
          >
            <input
              ref={input}
              type="file"
              accept=".xlsx,.xls,.et,.ods,.csv,.xlsm,.xlsb"
              className="visually-hidden"
              tabIndex={-1}
              aria-label={t('registerFile.file')}
              onChange={(event) => {
                void take(event.target.files?.[0])
                // The same file may be chosen again after it was mended.
                event.target.value = ''
              }}
            />
            {inspect.running ? (
              <ProgressBar
                stage={t('registerFile.stage.reading', { rows: words.count(inspect.progress?.done ?? 0) })}
                progress={inspect.progress}
                onCancel={inspect.cancel}
              />
            ) : (
              <>
                <KeyButton primary keys="F2" onPress={() => input.current?.click()}>
                  {t('registerFile.choose')}
                </KeyButton>
                <p className="soft">{t('registerFile.dropHint')}</p>
                <p className="text soft">{t('registerFile.nothingYet')}</p>
              </>
            )}
            {refusal !== undefined && (
              <p className="error-line" role="alert">
                {t(`registerFile.refusal.${refusal}`)}
              </p>
            )}
            {refusal === undefined && <ErrorLine error={inspect.error} />}
          </div>
        </Sheet>
        <ImportHistory takeBack={takeBack} />
      </div>
    </Page>
  )
}
