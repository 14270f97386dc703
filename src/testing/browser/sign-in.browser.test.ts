import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { linkIn, mailsTo, waitForMail } from './inbox';
import { launchBrowser } from './launch';
import { DEMO_PASSWORD } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

const app = inject('app');
let browser: Browser;
let context: BrowserContext;
let page: Page;
let watch: PageWatch;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  context = await browser.newContext({ baseURL: app.url, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
});
afterEach(async () => {
  expect(watch.problems()).toEqual([]);
  await context.close();
});

const newAddress = (name: string) => `${name}-${newId()}@walk.test`;
const pathname = () => new URL(page.url()).pathname;
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
/** By the beginning of the label: "Password (optional)" is one too. */
const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
const fill = (label: string, text: string) => field(label).fill(text);
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
const arriveAt = (path: string) => page.waitForURL((url) => url.pathname === path);

async function signIn(email: string, password: string) {
  await fill('Mail address', email);
  await fill('Password', password);
  await press('Sign in');
}

async function signOut() {
  // What the page was just asking for as somebody is refused to nobody.
  watch.expectStatus(401);
  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/bookings'));
}

/** From the public page of a space to the button behind the mailed link. */
async function registerAtHarbour(email: string, password: string) {
  await page.goto('/o/harbour/s/harbour-house');
  await page
    .getByRole('link', { name: /^Register/ })
    .first()
    .click();
  await heading(/^Register at /);
  await fill('Your name', 'Nova Walker');
  await fill('Mail address', email);
  await fill('Password', password);
  await press('Register');
  await heading('Look in your mail');
}

it('registers at a space by a mail, signs in, signs out, and comes back by the password', async () => {
  const email = newAddress('nova');
  await registerAtHarbour(email, 'a long walk by the sea');
  const mail = await waitForMail(app, email, /^Confirm your address/);
  const link = linkIn(mail, '/auth/confirm');

  // A mail scanner opens it first: nothing is used up by looking.
  await page.goto(link);
  await page.goto(link);
  await heading('Confirm your address');
  await press('Confirm and sign in');
  await arriveAt('/o/harbour/s/harbour-house/book');
  await page.getByRole('button', { name: 'Account of Nova Walker' }).waitFor();

  await page.goto('/bookings');
  await heading('My bookings');
  await signOut();
  await page.goto('/bookings');
  await arriveAt('/sign-in');

  await page.goto(link);
  await heading('This link is no longer good');
  expect(await page.getByRole('button', { name: 'Confirm and sign in' }).count()).toBe(0);

  await page.goto('/sign-in');
  await signIn(email, 'a long walk by the sea');
  await arriveAt('/bookings');
});

it('leads back to the page that was asked for, with all that stands in its address', async () => {
  const asked = '/o/harbour/s/harbour-house/book?date=2031-03-04&from=10%3A00&to=12%3A00';
  await page.goto(asked);
  await arriveAt('/sign-in');
  await signIn('member@harbour.test', DEMO_PASSWORD);
  await arriveAt('/o/harbour/s/harbour-house/book');
  expect(new URL(page.url()).searchParams.get('date')).toBe('2031-03-04');
});

it('leads nowhere outside, whatever the address says', async () => {
  await page.goto(`/sign-in?next=${encodeURIComponent('https://example.com/')}`);
  await signIn('member@harbour.test', DEMO_PASSWORD);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  expect(new URL(page.url()).origin).toBe(app.url);
});

it('signs in by a link in a mail, once', async () => {
  const email = newAddress('link');
  await registerAtHarbour(email, 'a long walk by the sea');
  await page.goto(linkIn(await waitForMail(app, email, /^Confirm/), '/auth/confirm'));
  await press('Confirm and sign in');
  await arriveAt('/o/harbour/s/harbour-house/book');
  await context.clearCookies();

  await page.goto('/sign-in?next=%2Fprofile');
  await fill('Mail address', email);
  await press('Send me a link instead');
  await heading('Look in your mail');
  const link = linkIn(await waitForMail(app, email, /sign-in link/), '/auth/enter');
  await page.goto(link);
  await press('Sign in');
  await arriveAt('/profile');
  await context.clearCookies();
  await page.goto(link);
  await heading('This link is no longer good');
});

it('gives a new password to who owns the address, and ends every other session', async () => {
  const email = newAddress('forgot');
  await registerAtHarbour(email, 'a long walk by the sea');
  await page.goto(linkIn(await waitForMail(app, email, /^Confirm/), '/auth/confirm'));
  await press('Confirm and sign in');
  await arriveAt('/o/harbour/s/harbour-house/book');

  // The page that stays open here is told so as soon as it asks for something: by then its session has ended.
  watch.expectStatus(401);
  const elsewhere = await browser.newContext({ baseURL: app.url });
  try {
    const other = await elsewhere.newPage();
    await other.goto(`/sign-in?email=${encodeURIComponent(email)}`);
    await other.getByRole('link', { name: 'Forgot your password?' }).click();
    await other.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await other.getByLabel('Mail address').fill(email);
    await other.getByRole('button', { name: 'Send me the link' }).click();
    await other.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    await other.goto(linkIn(await waitForMail(app, email, /^Choose a new password/), '/reset'));
    await other.getByLabel('New password').fill('another walk by the lake');
    await other.getByRole('button', { name: 'Save and sign in' }).click();
    await other.waitForURL((url) => url.pathname === '/bookings');
  } finally {
    await elsewhere.close();
  }

  await page.goto('/bookings');
  await arriveAt('/sign-in');
  await signIn(email, 'a long walk by the sea');
  await page.getByText('Address and password do not fit together').waitFor();
  await signIn(email, 'another walk by the lake');
  await arriveAt('/bookings');
});

it('says the same to a wrong password and to an address that nobody has, and keeps what was typed', async () => {
  watch.expectStatus(401);
  const said: string[] = [];
  for (const email of ['member@harbour.test', newAddress('nobody')]) {
    await page.goto('/sign-in');
    await signIn(email, 'not the password at all');
    const notice = page.getByRole('alert').filter({ hasText: /\S/ }).first();
    await notice.waitFor();
    said.push(await notice.innerText());
    expect(await page.getByLabel('Mail address').inputValue()).toBe(email);
    expect(pathname()).toBe('/sign-in');
    await expectFocusOn('Password');
  }
  expect(said[0]).toContain('Address and password do not fit together');
  expect(said[1]).toBe(said[0]);
});

it('tells nobody who has an account: link, new password and registration answer alike', async () => {
  const nobody = newAddress('nobody');
  const answers: string[] = [];
  for (const email of ['host@harbour.test', nobody]) {
    await page.goto('/sign-in');
    await fill('Mail address', email);
    await press('Send me a link instead');
    await heading('Look in your mail');
    answers.push((await page.locator('main').innerText()).replaceAll(email, 'ADDRESS'));
    await page.goto('/forgot');
    await fill('Mail address', email);
    await press('Send me the link');
    await heading('Look in your mail');
    answers.push((await page.locator('main').innerText()).replaceAll(email, 'ADDRESS'));
    await registerAtHarbour(email, 'a long walk by the sea');
    answers.push((await page.locator('main').innerText()).replaceAll(email, 'ADDRESS'));
  }
  expect(answers.slice(3)).toEqual(answers.slice(0, 3));
  // The owner of the address learns it by mail, where it is nobody else's business.
  await waitForMail(app, 'host@harbour.test', /already have an account/);
  await waitForMail(app, nobody, /^Confirm your address/);
  expect((await mailsTo(app, nobody)).length).toBe(1);
});

it('marks what is missing at the field and leads there', async () => {
  await page.goto('/sign-in');
  await press('Sign in');
  const address = page.getByLabel('Mail address');
  await page.locator('input[type=email][aria-invalid=true]').waitFor();
  await expectFocusOn('Mail address');
  const described = await address.getAttribute('aria-describedby');
  expect(described).toBeTruthy();
});

async function expectFocusOn(label: string) {
  const wanted = await field(label).elementHandle();
  await page.waitForFunction((element) => document.activeElement === element, wanted);
}
