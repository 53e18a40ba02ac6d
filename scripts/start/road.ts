/** Whether the desk may be opened in a browser where Electron can't be had. */

export interface Asked {
  readonly demo: boolean
  readonly loopback: boolean
  /** A port is a matter of loopback alone, and asks for it. */
  readonly port?: string | undefined
}

export const asksForLoopback = ({ loopback, port }: Asked): boolean => loopback || port !== undefined

/**
 * What to say instead of opening real data in a browser that nobody asked for; null where it may be opened. A browser brings extensions,
 * its own idea of what is kept, and other users of the machine closer: someone has to want that.
 */
export const refusalOfBrowser = (asked: Asked): string | null =>
  asked.demo || asksForLoopback(asked)
    ? null
    : [
        '正式数据不会自动在浏览器里打开：浏览器的扩展看得到页面。要这样用，请运行 npm start -- --loopback；只看演示，运行 npm start -- --demo。',
        'Real data is not opened in a browser unasked: its extensions see the page. If you want that, run npm start -- --loopback; for made-up data, npm start -- --demo.',
      ].join('\n')
