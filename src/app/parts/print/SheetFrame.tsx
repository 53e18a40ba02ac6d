/** An A4 sheet as an office uses it: whose it is, what it is, its number, a ruled body, and who signs where. */
import { use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SessionContext } from '../../session/session'
import { paperType } from '../../theme/tokens'
import { useOnPaper } from './OnPaper'
import './print.css'

export interface SheetFrameProps {
  /** Whose paper it is, if not the centre's: 翰林社区人民调解委员会. */
  readonly office?: ReactNode
  /** 受理单（回执）. */
  readonly title: ReactNode
  /** Left and right above the table: the number, the day. */
  readonly line?: readonly [ReactNode, ReactNode]
  /** Left and right at the foot. */
  readonly foot?: readonly [ReactNode, ReactNode]
  /** As bars at its head: what it is of is found by a scan (`ground/paper-code.ts`). */
  readonly code?: ReactNode
  readonly children: ReactNode
}

export function SheetFrame({ office, title, line, foot, code, children }: SheetFrameProps) {
  useOnPaper()
  return (
    <article className="paper paper-a4" style={{ fontFamily: paperType }}>
      {code}
      <p className="paper-office">{office ?? <Office />}</p>
      <h1 className="paper-title">{title}</h1>
      {line !== undefined && (
        <div className="paper-line">
          <span>{line[0]}</span>
          <span>{line[1]}</span>
        </div>
      )}
      {children}
      {foot !== undefined && (
        <div className="paper-foot">
          <span>{foot[0]}</span>
          <span>{foot[1]}</span>
        </div>
      )}
      <Reach />
    </article>
  )
}

/** 花山街道翰林社区党群服务中心, or what the centre calls itself. */
export function Office() {
  const { t } = useTranslation()
  const centre = use(SessionContext)?.centre
  if (centre === undefined) return null
  const { fullName, subDistrict, community } = centre
  return <>{fullName === '' ? t('print.office', { subDistrict, community }) : fullName}</>
}

/** Where the centre is and when it is open, as far as its settings say: a paper is what people have at home. */
function Reach() {
  const { t } = useTranslation()
  const centre = use(SessionContext)?.centre
  if (centre === undefined) return null
  const { address, phone, hours } = centre
  const said = [
    ...(address === '' ? [] : [t('print.at', { address })]),
    ...(phone === '' ? [] : [t('print.phone', { phone })]),
    ...(hours === '' ? [] : [t('print.hours', { hours })]),
  ]
  return said.length === 0 ? null : <p className="paper-reach">{said.join('　')}</p>
}

export interface Signature {
  /** 申请人（签名）. */
  readonly who: ReactNode
  /** What goes beside the name: （按指印）, （盖章）. */
  readonly mark?: ReactNode
  /** 年 月 日. */
  readonly day: ReactNode
}

/** Places to sign, side by side at the end of the sheet, with room for a fingerprint or a seal. */
export function Signatures({ places }: { readonly places: readonly Signature[] }) {
  return (
    <div className="paper-signatures">
      {places.map(({ who, mark, day }, index) => (
        <div className="paper-signature" key={index}>
          <p>{who}</p>
          {mark !== undefined && <p className="paper-mark">{mark}</p>}
          <p>{day}</p>
        </div>
      ))}
    </div>
  )
}

/** A line to write on by hand, or what is already known. */
export function Blank({ children }: { readonly children?: ReactNode }) {
  return <span className="paper-blank">{children ?? '\u3000'}</span>
}

/** Numbered lines of a table that are filled in by hand; the number stands in the first of so many cells. */
export function LinesByHand(props: {
  readonly after: number
  readonly lines: number
  readonly cells: number
}) {
  return Array.from({ length: props.lines }, (_, line) => (
    <tr key={`by hand ${line}`}>
      <td className="centre">{props.after + line + 1}</td>
      {Array.from({ length: props.cells - 1 }, (_empty, cell) => (
        <td key={cell} />
      ))}
    </tr>
  ))
}
