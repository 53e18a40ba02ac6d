/** Colours and sizes of screens and paper: the one place that antd's theme, the style sheets and print take them from. */
import type { ThemeConfig } from 'antd'

export const colours = {
  ground: '#f7f5f1',
  sheet: '#ffffff',
  ink: '#1f1d1a',
  /** Second ink: labels and remarks. 5.6:1 on the sheet. */
  inkSoft: '#6a645b',
  /** Third ink: keys, table heads. Darker than the sketch's, which is too faint to read at AA. */
  inkFaint: '#736c62',
  line: '#e5e0d8',
  lineSoft: '#f0ece5',
  red: '#b3202a',
  redDark: '#8f1922',
  blue: '#245a9c',
  green: '#2f7a3f',
  amber: '#8f5600',
  late: '#9a2f1f',
  tintRed: '#f9ecec',
  tintBlue: '#eaf1f9',
  tintGreen: '#eaf4ec',
  tintAmber: '#fbf3e3',
} as const
export type Colour = keyof typeof colours

/** `normal` and 大字 (`large`): pixels. */
export type TypeSize = 'normal' | 'large'
/** How close the rows of a list stand. 大字 has its own height whatever is chosen. */
export type Density = 'normal' | 'compact'

export const sizes = {
  normal: { base: 16, text: 14, small: 13, tiny: 12, title: 22, control: 38, row: 44, compactRow: 40 },
  large: { base: 20, text: 18, small: 16, tiny: 15, title: 26, control: 46, row: 56, compactRow: 56 },
} as const

export function rowHeight(size: TypeSize, density: Density): number {
  return density === 'compact' ? sizes[size].compactRow : sizes[size].row
}

/** The machine's own Chinese type first, then the one that comes with the program. */
export const screenType =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
/** For paper that is signed: a Song face where the machine has one. */
export const paperType = '"SimSun", "Songti SC", "Noto Serif CJK SC", "FangSong", "Noto Sans SC", serif'

/**
 * antd's theme. Blue is its primary colour, because antd paints links, selection and focus with it;
 * red is left to the one primary button of a screen.
 */
export function antdTheme(size: TypeSize, reducedMotion: boolean): ThemeConfig {
  const s = sizes[size]
  return {
    hashed: false,
    token: {
      colorPrimary: colours.blue,
      colorLink: colours.blue,
      colorInfo: colours.blue,
      colorSuccess: colours.green,
      colorWarning: colours.amber,
      colorError: colours.late,
      colorText: colours.ink,
      colorTextSecondary: colours.inkSoft,
      colorTextTertiary: colours.inkSoft,
      colorTextPlaceholder: colours.inkFaint,
      colorTextDescription: colours.inkSoft,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.sheet,
      colorBorder: '#cfc8bc',
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorBgMask: 'rgba(31, 29, 26, 0.25)',
      controlItemBgActive: colours.tintBlue,
      borderRadius: 6,
      // By what is said of it in base.css: in English the marks of a sentence are of another face.
      fontFamily: 'var(--font)',
      fontSize: s.text + 1,
      fontSizeSM: s.small,
      fontSizeLG: s.base + 1,
      controlHeight: s.control,
      controlHeightSM: s.control - 6,
      controlHeightLG: s.control + 10,
      motion: !reducedMotion,
      motionDurationSlow: '0.14s',
      motionDurationMid: '0.1s',
      motionDurationFast: '0.06s',
      wireframe: false,
    },
    components: {
      Button: {
        colorPrimary: colours.red,
        colorPrimaryHover: colours.redDark,
        colorPrimaryActive: colours.redDark,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Form: { itemMarginBottom: 18, labelColor: colours.ink, verticalLabelPadding: '0 0 4px' },
      Drawer: { paddingLG: 20 },
    },
  }
}
