/** What a browser bundle gets in place of the proxy. It exports nothing, so a named import already fails in the bundler. */
throw new Error(
  '@rumba/proxy holds the credentials of the gateway and runs on a server only. In a page, use @rumba/react or createClient of @rumba/core.',
)
