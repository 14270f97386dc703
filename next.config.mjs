/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'graphile-worker', 'pino', 'pusher', 'nodemailer', 'temporal-polyfill'],
  // Types and lint are checked by `npm run check`, once; not a second time by each build.
  typescript: { ignoreBuildErrors: true },
};
export default config;
