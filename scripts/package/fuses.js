/** The switches inside Electron's binary, every one set on purpose. They are flipped before signing and read back by a check. */
import { FuseV1Options, FuseVersion } from '@electron/fuses'

export const fuses = {
  version: FuseVersion.V1,
  // A fuse that a newer Electron adds makes packaging fail until someone has decided about it.
  strictlyRequireAllFuses: true,
  // The program must not serve anybody as a Node interpreter.
  [FuseV1Options.RunAsNode]: false,
  // There are no cookies; what Chromium keeps of its own is encrypted with the system's key all the same.
  [FuseV1Options.EnableCookieEncryption]: true,
  // Neither the environment nor the command line may make it load or debug code.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive must be the one that was packed, and nothing beside it is run.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // One snapshot for all processes, as Electron ships it.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // WebAssembly's bounds are checked by trap handlers, as in Chromium.
  [FuseV1Options.WasmTrapHandlers]: true,
}
