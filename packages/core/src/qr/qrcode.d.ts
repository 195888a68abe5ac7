/** The encoder which the tests hold ours against; its own types do not cover it. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface Segment {
    readonly data: string
    readonly mode: 'byte'
  }
  interface Symbol {
    readonly modules: { readonly size: number; readonly data: Uint8Array }
  }
  const encoder: {
    create(segments: readonly Segment[], options: { errorCorrectionLevel: 'M' }): Symbol
  }
  export default encoder
}
