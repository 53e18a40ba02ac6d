/** The second step: what each column means. What was recognised is filled in; the rest has to be said. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { isComposing, keysOf } from '#app/keys.tsx'
import {
  ErrorLine,
  KeyButton,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  Status,
  UnreadSheets,
} from '#app/parts/index'
import { type RegisterInspection, registerFields, type RegisterField } from '../contract'
import { Steps } from './Steps'
import { Sheets, useRefusal } from './Sheets'
import { layoutsOf, meaning, registersIn, type ColumnsStep, type Meaning, type Wizard } from './wizard'
import { useRegisterWords } from './words'

type SheetColumn = RegisterInspection['sheets'][number]['columns'][number]

interface CheckColumnsProps {
  readonly at: ColumnsStep
  readonly goTo: (next: Wizard) => void
}

export function CheckColumns({ at, goTo }: CheckColumnsProps) {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const preview = useLong(desk.residents.registerFile.preview)
  const registers = registersIn(at.inspection)
  const sheet = registers.find(({ index }) => index === at.sheet)
  const meanings = at.said.get(at.sheet) ?? new Map<number, Meaning>()
  const columns = sheet?.columns ?? []
  const firstAsked = columns.find(({ asks }) => asks)
  const refusal = useRefusal(at)
  const leftOut = columns.filter(({ column }) => meanings.get(column) === 'none')

  const goOn = async () => {
    if (preview.running) return
    const layouts = layoutsOf(at)
    const seen = await preview.run({ file: at.file.content, layouts: [...layouts] }).catch(() => undefined)
    if (seen !== undefined) goTo({ ...at, step: 'preview', layouts, preview: seen })
  }

  return (
    <Page
      columns="minmax(0, 1fr) 320px"
      head={
        <PageHead
          trail={t('registerFile.title')}
          title={t('registerFile.step.columns')}
          status={<Steps at="columns" />}
          actions={
            <>
              <KeyButton onPress={() => goTo({ step: 'choose' })}>{t('registerFile.otherFile')}</KeyButton>
              <KeyButton
                primary
                keys="Ctrl+Enter"
                pending={preview.running}
                refusedBecause={refusal}
                onPress={() => void goOn()}
              >
                {t('registerFile.columns.preview')}
              </KeyButton>
            </>
          }
        />
      }
    >
      <Sheet grow label={t('registerFile.step.columns')}>
        <div
          className="sheet-scroll"
          // Before the choice sees it: it would take the key for Enter and open its list.
          onKeyDownCapture={(event) => {
            if (keysOf(event.nativeEvent) !== 'Ctrl+Enter' || isComposing(event.nativeEvent)) return
            event.preventDefault()
            event.stopPropagation()
            if (refusal === undefined) void goOn()
          }}
        >
          <table className="table register-columns">
            <thead>
              <tr>
                <th>{t('registerFile.columns.letters')}</th>
                <th>{t('registerFile.columns.header')}</th>
                <th>{t('registerFile.columns.samples')}</th>
                <th>{t('registerFile.columns.meaning')}</th>
                <th>{t('registerFile.columns.state')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column) => (
                <ColumnLine
                  key={column.column}
                  column={column}
                  meaning={meanings.get(column.column)}
                  first={column === firstAsked}
                  onMeaning={(said) => goTo({ ...at, said: meaning(at, column.column, said) })}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Sheet>
      <div className="stack">
        <Sheet title={t('registerFile.columns.file')}>
          <div className="sheet-body stack text">
            <p className="register-file-name">{at.file.name}</p>
            {registers.length > 1 ? (
              <Sheets at={at} goTo={goTo} />
            ) : (
              <p className="soft">
                {t('registerFile.columns.sheetRows', {
                  name: sheet?.name ?? '',
                  rows: count(sheet?.rows ?? 0),
                })}
              </p>
            )}
            <UnreadSheets sheets={at.inspection.sheets} />
            <p className="soft">
              {t('registerFile.columns.headerRow', { row: (sheet?.headerRow ?? 0) + 1 })}
            </p>
          </div>
        </Sheet>
        <Sheet label={t('registerFile.columns.state')}>
          <div className="sheet-body register-note text">
            {refusal === undefined ? (
              <Status tone={leftOut.length === 0 ? 'done' : 'rest'}>
                {leftOut.length === 0
                  ? t('registerFile.columns.allSaid')
                  : t('registerFile.columns.allBut', {
                      count: leftOut.length,
                      names: leftOut.map(({ header }) => header).join(t('listSeparator', { ns: 'app' })),
                    })}
              </Status>
            ) : (
              <Status tone="soon">{refusal}</Status>
            )}
            {at.inspection.remembered.includes(at.sheet) && (
              <p className="soft">{t('registerFile.columns.remembered')}</p>
            )}
            <p className="soft">{t('registerFile.columns.nothingYet')}</p>
            {preview.running && (
              <ProgressBar
                stage={t(`registerFile.stage.${stageOf(preview.progress?.stage)}`, {
                  rows: count(preview.progress?.done ?? 0),
                })}
                progress={preview.progress}
                onCancel={preview.cancel}
              />
            )}
            <ErrorLine error={preview.error} />
          </div>
        </Sheet>
      </div>
    </Page>
  )
}

/** The stages that the desk reports while it looks at a register. */
const stageOf = (stage: string | undefined): 'reading' | 'comparing' =>
  stage === 'comparing' ? 'comparing' : 'reading'

function ColumnLine({
  column: { letters, header, samples },
  meaning,
  first,
  onMeaning,
}: {
  readonly column: SheetColumn
  readonly meaning: Meaning | undefined
  /** The first that is asked about has the focus. */
  readonly first: boolean
  readonly onMeaning: (meaning: Meaning) => void
}) {
  const { t } = useTranslation('residents')
  const options: readonly { readonly value: Meaning; readonly label: string }[] = [
    ...registerFields.map((field: RegisterField) => ({
      value: field,
      label: t(`registerFile.field.${field}`),
    })),
    { value: 'none', label: t('registerFile.columns.none') },
  ]
  const state = meaning === undefined ? 'asked' : meaning === 'none' ? 'left' : 'known'
  const tone = { asked: 'soon', left: 'rest', known: 'done' } as const
  return (
    <tr className={state === 'asked' ? 'register-asked' : ''}>
      <td className="soft">{letters}</td>
      <th scope="row">{header}</th>
      <td className="soft">
        <span className="register-samples">{samples.join(t('listSeparator', { ns: 'app' }))}</span>
      </td>
      <td>
        <Select<Meaning>
          aria-label={t('registerFile.columns.meaningOf', { header })}
          autoFocus={first}
          className="register-meaning"
          placeholder={t('registerFile.columns.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={meaning ?? null}
          onChange={onMeaning}
          options={[...options]}
        />
      </td>
      <td>
        <Status tone={tone[state]}>{t(`registerFile.columns.${state}`)}</Status>
      </td>
    </tr>
  )
}
