/** Paper: the sheet, the slip, the screen that prints them. */
export { PrintPreview, type PrintPreviewProps } from './PrintPreview'
export { Blank, SheetFrame, Signatures, type SheetFrameProps, type Signature } from './SheetFrame'
export { SlipFrame } from './SlipFrame'
