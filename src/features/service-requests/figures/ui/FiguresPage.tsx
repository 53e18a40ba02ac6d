/** 帮代办月报: the month's figures; each leads to its requests. */
import { FiguresPage as Figures } from '#app/parts/figures/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FiguresPage() {
  const may = { rows: useMay('service-requests.read'), take: useMay('service-requests.export') }
  return <Figures shown={useShownFigures()} procedures={desk.serviceRequests.figures} may={may} />
}
