/** A screen that shows a sheet as it will come out, prints it and saves it as a PDF; Esc goes back. */
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { shell, type AskedOnce } from '../../desk-client'
import { useKeys } from '../../keys'
import { notify } from '../../notices'
import { KeyButton } from '../KeyButton'
import { EmptyState, ErrorLine, ErrorState, LoadingLines, PageHead, type Asked } from '../surfaces'
import { OnPaper, usePaperWords } from './OnPaper'
import { useRunningWords } from './pages'
import { usePrint } from './printed'
import { saveInWord, useHasForm, type InWord } from './word'
import './print.css'

export interface PrintPreviewProps {
  readonly title: ReactNode
  readonly number?: ReactNode
  /** Of the PDF, without its ending; it runs along the head of the paper, and is Chinese as the paper is: `usePaperWords`. */
  readonly fileName: string
  readonly paper?: 'a4' | 'slip-58' | 'slip-80'
  /** What fills the office's own form, where it has one for this paper. */
  readonly word?: InWord
  /** The address Esc leads to. */
  readonly back: string
  /** What has to be written down before the paper leaves the screen; when it fails, nothing leaves. */
  readonly before?: (onto: 'paper' | 'file') => Promise<unknown>
  /** What chooses the paper, before the buttons. */
  readonly choice?: ReactNode
  /**
   * All that the paper is made of; a sheet asks for nothing itself. Until it is here, and where it can't be had, the screen
   * says so in the paper's place, and nothing is printed or kept.
   */
  readonly made?: MadeOf | readonly MadeOf[]
  /** Said in the paper's place where there is nothing to put on it. */
  readonly nothing?: string | undefined
  /** The sheet, as a component of its own: it asks for its words on the paper, where they are Chinese. */
  readonly children: ReactNode
}

/** A query, or what was asked once (`madeOf`). */
type MadeOf = Asked

export const madeOf = ({ answer, error, again }: AskedOnce<unknown>): MadeOf => ({
  data: answer,
  error: error ?? null,
  refetch: again,
})

export function PrintPreview({
  title,
  number,
  fileName,
  paper = 'a4',
  word,
  back,
  before,
  choice,
  made = [],
  nothing,
  children,
}: PrintPreviewProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>()
  const [isRunning, setRunning] = useState(false)
  const ground = useRef<HTMLDivElement>(null)
  const parts = 'data' in made ? [made] : made
  const failed = parts.filter((part) => part.error !== null)
  const isComing = failed.length === 0 && parts.some(({ data }) => data === undefined)
  const pending = isRunning || isComing
  const refusedBecause = failed.length > 0 ? t('print.notRead') : isComing ? undefined : nothing
  const toPaper = usePrint({ pdf: true })
  const leave = () => void navigate(back)
  const safeName = fileName.replaceAll(/[\\/:*?"<>|]/g, ' ').slice(0, 110)
  /** The type of the sheet and its pictures may still be on their way, piece by piece; a print would not wait for them. */
  const run = (work: () => Promise<unknown>) => {
    setError(undefined)
    setRunning(true)
    picturesIn(ground.current)
      .then(() => document.fonts.ready)
      .then(work)
      .catch(setError)
      .finally(() => setRunning(false))
  }
  const print = () =>
    run(async () => {
      await before?.('paper')
      await toPaper(paper)
    })
  const save = () =>
    run(async () => {
      await before?.('file')
      const { saved } = await shell.savePdf({ name: `${safeName}.pdf`, paper })
      // A browser's own dialog saves it, or doesn't, and tells nobody.
      if (saved === true) notify(t('print.saved'))
      if (saved === null) notify(t('print.savedByBrowser'))
    })
  const hasForm = useHasForm(word?.paper)
  const saveWord = () =>
    run(async () => {
      if (word === undefined) return
      await before?.('file')
      if (await saveInWord(word, safeName)) notify(t('print.savedWord'))
    })
  const paperWords = usePaperWords('app')
  useRunningWords({
    head: fileName,
    foot: [paperWords('print.page'), paperWords('print.of'), paperWords('print.ofPages')],
  })
  /** By nine tenths of what is seen, so that no line is lost. */
  const scroll = (pages: number) => {
    const { current } = ground
    current?.scrollBy({ top: pages * current.clientHeight * 0.9 })
  }
  useKeys({
    Escape: leave,
    PageDown: () => scroll(1),
    PageUp: () => scroll(-1),
    Home: () => ground.current?.scrollTo({ top: 0 }),
    End: () => ground.current?.scrollTo({ top: ground.current.scrollHeight }),
  })
  return (
    <div className="page">
      <PageHead
        title={title}
        {...(number === undefined ? {} : { number })}
        actions={
          <>
            {choice}
            <KeyButton keys="Escape" onPress={leave}>
              {t('print.back')}
            </KeyButton>
            <KeyButton keys="Ctrl+S" pending={pending} refusedBecause={refusedBecause} onPress={save}>
              {t('print.pdf')}
            </KeyButton>
            {hasForm && (
              <KeyButton
                keys="Ctrl+Shift+S"
                pending={pending}
                refusedBecause={refusedBecause}
                onPress={saveWord}
              >
                {t('print.word')}
              </KeyButton>
            )}
            <KeyButton
              primary
              keys="Ctrl+P"
              pending={pending}
              refusedBecause={refusedBecause}
              onPress={print}
            >
              {t('print.print')}
            </KeyButton>
          </>
        }
      />
      <ErrorLine error={error} />
      {/* Scrolled by keys like any page. */}
      <div className="print-ground" role="region" aria-label={t('print.paper')} tabIndex={0} ref={ground}>
        <Made failed={failed} isComing={isComing} nothing={nothing}>
          <OnPaper>{children}</OnPaper>
        </Made>
      </div>
    </div>
  )
}

/** Settles once each picture is there, or is known not to come: that one's place says so by its words. */
const picturesIn = (ground: HTMLElement | null) =>
  Promise.allSettled([...(ground?.querySelectorAll('img') ?? [])].map((picture) => picture.decode()))

interface MadeProps {
  readonly failed: readonly MadeOf[]
  readonly isComing: boolean
  readonly nothing: string | undefined
  readonly children: ReactNode
}

/** The paper; or, in the user's language, why there is none. */
function Made({ failed, isComing, nothing, children }: MadeProps) {
  const [first] = failed
  const again = () => {
    for (const part of failed) part.refetch()
  }
  if (first !== undefined) return <ErrorState error={first.error} onRetry={again} />
  if (isComing) return <LoadingLines lines={8} />
  return nothing === undefined ? children : <EmptyState>{nothing}</EmptyState>
}
