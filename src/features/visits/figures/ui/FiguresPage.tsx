/** 来访月报: the month's figures of visits; each leads to its visits. */
import { FiguresPage as Figures } from '#app/parts/figures/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FiguresPage() {
  const may = { rows: useMay('visits.read'), take: useMay('visits.export') }
  return <Figures shown={useShownFigures()} procedures={desk.visits.figures} may={may} />
}
