// The package's main file is UMD, which no browser imports; its ESM file has no declaration of its own.
declare module 'trtc-sdk-v5/trtc.esm.js' {
  export * from 'trtc-sdk-v5';
  export { default } from 'trtc-sdk-v5';
}
