/** The part of exceljs that writes a workbook piece by piece: with the rest of it, which reads and draws, it takes three times as long to load. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { stream } from 'exceljs'

  const WorkbookWriter: typeof stream.xlsx.WorkbookWriter
  export default WorkbookWriter
}

/** What it is mostly made of. */
declare module 'exceljs/lib/stream/xlsx/worksheet-writer.js' {}
