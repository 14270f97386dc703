/** @type {import('next').NextConfig} */
const config = {
  // A build of one's own beside another (tests, a second dev server) names its own directory.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'graphile-worker',
    'pino',
    'pusher',
    'nodemailer',
    'pdfkit',
    'temporal-polyfill',
    '@aws-sdk/client-s3',
  ],
  // Types and lint are checked by `npm run check`, once; not a second time by each build.
  typescript: { ignoreBuildErrors: true },
};
export default config;
