/** What is on paper is Chinese, whatever language is on screen: an office signs and stamps it, and people take it home. */
import type { FlatNamespace } from 'i18next'
import { QueryClientContext } from '@tanstack/react-query'
import { createContext, use, type ReactNode } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { inChinese } from '../../i18n/chinese'

const PaperContext = createContext(false)

/**
 * Around a sheet or a slip. The sheet is a component of its own: only what asks for its words in here gets Chinese ones.
 * The desk can't be asked in here: a print would come out before the answer, with a hole where it belongs. Who draws the
 * sheet asks, and hands it on.
 */
export function OnPaper({ children }: { readonly children: ReactNode }) {
  return (
    <PaperContext value={true}>
      <QueryClientContext value={undefined}>
        <I18nextProvider i18n={inChinese()}>{children}</I18nextProvider>
      </QueryClientContext>
    </PaperContext>
  )
}

/** For what a page says on behalf of its paper: the name of its file, what fills an office's own form. */
export const usePaperWords = <Namespace extends FlatNamespace>(namespace: Namespace) =>
  useTranslation(namespace, { i18n: inChinese() }).t

/** A sheet in the language of the screen, because somebody forgot, does not come out at all. */
export function useOnPaper(): void {
  if (!use(PaperContext)) throw new Error('this sheet is not drawn on paper: put OnPaper around it')
}
