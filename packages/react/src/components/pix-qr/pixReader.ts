import { createLazy, type Lazy } from '../lazy/createLazy.ts'

/** What reads a Pix code and draws its symbol; loads when a code is first shown. */
export const pixReader: Lazy<typeof import('./readPix.ts')> = /* @__PURE__ */ createLazy(
  () => import('./readPix.ts'),
)
