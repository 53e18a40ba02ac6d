/** Figures on screen: the page of a period, and the rows behind a figure. */
export { FigureRows, type FigureRowsProps } from './FigureRows'
export { FiguresPage, type FiguresPageProps } from './FiguresPage'
export type { FigureWords, ShownFigures } from './shown'
