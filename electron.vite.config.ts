/** Builds the program: Electron's main process and the desk process, the preload, the page. Loopback: scripts/build.ts. */
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { offeredWords } from './scripts/build/offered-words'

const at = (...parts: string[]) => path.join(import.meta.dirname, ...parts)

/**
 * Groups of packages in files of their own, so that a change of ours leaves them cached, and so that what only one
 * feature needs (charts, spreadsheets) is fetched when it is first opened. A package no group names goes where it is used.
 */
const pageGroups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/, priority: 3 },
  {
    name: 'desk-client',
    test: /node_modules[\\/](@orpc|@tanstack[\\/](react-query|query-core)|i18next|react-i18next)[\\/]/,
    priority: 2,
  },
  // What every feature offers is asked for in one go, by language.
  {
    name: (id: string) => /[\\/](zh-CN|en)\.json\?offered$/.exec(id)?.[1] ?? null,
    test: /\?offered$/,
    debugName: 'offered words',
    priority: 4,
  },
]

/**
 * Read for what is asked of them and for nothing else: of a list of parts (`app/parts/index`) a screen gets those it names. Both
 * are written so; packages that say it of themselves need no line here.
 */
const nothingHappensIn = [
  /node_modules[\\/](@rc-component|@ant-design)[\\/].*\.m?js$/,
  /src[\\/](app|desk|features|ground|vault|work)[\\/].*\.tsx?$/,
]

/** Whose work is in the bundle, and under which licence: it is shipped beside it. */
const thirdParty = { fileName: 'third-party.json' }

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      license: thirdParty,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          'desk-process': at('electron/desk-process/index.ts'),
          // A thread of the desk process, started by its file's name.
          'check-worker': at('src/vault/damage/check-worker.ts'),
          'backup-worker': at('src/vault/backup/worker.ts'),
          'copy-worker': at('src/vault/key-rotation/copy-worker.ts'),
          'migration-worker': at('src/vault/migration/worker.ts'),
          'read-worker': at('src/work/workbook/reading/read-worker.ts'),
          'calendar-worker': at('src/features/rooms/closure-file/service/calendar-worker.ts'),
        },
      },
      // electron-vite 6 writes wrong chunks for vite 8 without it.
      minify: true,
      sourcemap: false,
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload can load nothing but Electron, so it is one file, and CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      minify: true,
      sourcemap: false,
    },
  },
  renderer: {
    root: at('src/centre/page'),
    // The page lies at the root of its host, app://desk/ or the loopback server: an address inside it can be reloaded.
    plugins: [
      react(),
      offeredWords(),
      { name: 'linli:page-at-root', enforce: 'post', config: () => ({ base: '/' }) },
    ],
    build: {
      outDir: at('out/renderer'),
      license: thirdParty,
      // The oldest browser the page meets: Chromium in domestic Linux systems, on loopback.
      target: 'chrome120',
      manifest: true,
      rolldownOptions: {
        input: {
          index: at('src/centre/page/index.html'),
          'calling-screen': at('src/centre/page/calling-screen.html'),
        },
        treeshake: { moduleSideEffects: nothingHappensIn.map((test) => ({ test, sideEffects: false })) },
        output: { codeSplitting: { groups: pageGroups } },
      },
      // Chinese type is split into many small files; none of them belongs inside the style sheet.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      minify: true,
      sourcemap: false,
    },
  },
})
