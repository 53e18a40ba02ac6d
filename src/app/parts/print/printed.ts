/** Every print of a page says what became of it: a dialog that was left again is no paper, and neither is a printer that is not there. */
import { useTranslation } from 'react-i18next'
import { shell } from '../../desk-client'
import { notify } from '../../notices'
import type { Paper, PrintOutcome } from '../../shell/contract'

/** Words for what stands against a paper; `pdf` says that it can be kept as a PDF from the same screen. */
export type PrintFault = 'noPrinter' | 'failed' | 'noPrinterForPdf' | 'failedForPdf'

/** Whether a paper may have come out, and what is told where it did not. Who left the dialog knows it already; a browser tells nobody. */
export function printed(
  { outcome }: PrintOutcome,
  pdf: boolean,
): { readonly mayBeOut: boolean; readonly fault: PrintFault | null } {
  switch (outcome) {
    case 'printed':
    case 'unknown':
      return { mayBeOut: true, fault: null }
    case 'cancelled':
      return { mayBeOut: false, fault: null }
    case 'no-printer':
      return { mayBeOut: false, fault: pdf ? 'noPrinterForPdf' : 'noPrinter' }
    case 'failed':
      return { mayBeOut: false, fault: pdf ? 'failedForPdf' : 'failed' }
  }
}

/** Prints what the page shows for print, once its type is there, and tells what went wrong. Resolves to whether a paper may have come out. */
export function usePrint({ pdf = false }: { readonly pdf?: boolean } = {}): (
  paper: Paper,
) => Promise<boolean> {
  const { t } = useTranslation()
  return async (paper) => {
    // The type of the sheet may still be on its way; a print would not wait for it.
    await document.fonts.ready
    const outcome = await shell.print({ paper })
    const { mayBeOut, fault } = printed(outcome, pdf)
    if (fault !== null) notify(t(`print.${fault}`, { reason: outcome.reason }), 'warning')
    return mayBeOut
  }
}
