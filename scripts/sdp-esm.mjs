// TRTC reaches `sdp`, which is CommonJS behind a `module` field: neither rollup nor the test server finds a default
// export in it. The same line mends both.
const isSdp = (path) => /[\\/]sdp[\\/]sdp\.js$/.test(path);
const withDefault = (code) => (/export default/.test(code) ? code : `${code}\nexport default SDPUtils;\n`);

/** The transform as a rollup plugin. */
export function sdpEsmRollup() {
  return {
    name: 'sdp-esm',
    transform: (code, id) => (isSdp(id) ? { code: withDefault(code), map: { mappings: '' } } : null),
  };
}

/** The transform as a plugin of the test server. */
export function sdpEsmServer() {
  return {
    name: 'sdp-esm',
    transform: (context) => (isSdp(context.path) ? { body: withDefault(String(context.body)) } : undefined),
  };
}
