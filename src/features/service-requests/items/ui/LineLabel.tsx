/** The name of a field in a list of lines: seen above the first line, heard in each; faults name the line they are in. */
export function LineLabel({
  at,
  line,
  children,
}: {
  readonly at: number
  /** 第 2 份材料. */
  readonly line: string
  readonly children: string
}) {
  return (
    <>
      <span className="visually-hidden">{line} </span>
      <span className={at === 0 ? '' : 'visually-hidden'}>{children}</span>
    </>
  )
}
