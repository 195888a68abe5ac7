/** The encoder of the `qrcode` package without its renderers; its own types do not cover this path. */
declare module 'qrcode/lib/core/qrcode.js' {
  const encoder: {
    create(
      segments: readonly unknown[],
      options: { errorCorrectionLevel: 'M' },
    ): { readonly modules: { readonly size: number; readonly data: Uint8Array } }
  }
  export default encoder
}
