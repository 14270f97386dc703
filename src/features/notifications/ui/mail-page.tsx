import { Body, Container, Head, Heading, Html, Preview, Section, Text } from '@react-email/components';
import { accentColours } from '@/ui/brand-style';
import type { MailDocument } from '../domain/mail-document';
import { COWORKFLOW_BRAND } from '../domain/mail-document';
import { MailBlocks } from './mail-blocks';
import { DARK, FONT, LIGHT } from './mail-colours';
import type { MailColours } from './mail-colours';

/** The one frame of all mails: 600 pixels, tables and inline styles, because Outlook draws with Word and Gmail drops what it does not know. */
export function MailPage({ mail }: { mail: MailDocument }) {
  const colours = coloursOf(mail.brand.accent, 'light');
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{mail.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet(coloursOf(mail.brand.accent, 'dark')) }} />
      </Head>
      <Preview>{mail.preheader}</Preview>
      {/* The paper is a section of our own: Body writes its ground into a cell that no style sheet reaches. */}
      <Body className="m-paper" style={{ margin: 0, padding: 0, fontFamily: FONT }}>
        <Section className="m-paper" style={{ padding: '24px 12px', backgroundColor: LIGHT.paper }}>
          <Container style={{ maxWidth: '600px', width: '100%' }}>
            <Section
              className="m-card m-bar"
              style={{
                backgroundColor: LIGHT.surface,
                border: `1px solid ${LIGHT.line}`,
                borderTop: `4px solid ${colours.accent}`,
                borderRadius: '10px',
              }}
            >
              <Section className="m-pad" style={{ padding: '28px 36px 18px' }}>
                <Text
                  className="m-brand"
                  style={{
                    margin: '0 0 22px',
                    fontSize: '14px',
                    lineHeight: '20px',
                    fontWeight: 600,
                    color: colours.ink,
                  }}
                >
                  {mail.brand.name}
                </Text>
                <Heading
                  as="h1"
                  className="m-ink"
                  style={{
                    margin: '0 0 14px',
                    fontSize: '24px',
                    lineHeight: '31px',
                    fontWeight: 600,
                    color: LIGHT.ink,
                  }}
                >
                  {mail.heading}
                </Heading>
                <MailBlocks blocks={mail.blocks} colours={colours} />
              </Section>
            </Section>
            <Section style={{ padding: '18px 24px 8px' }}>
              <Text
                className="m-muted"
                style={{ margin: 0, fontSize: '13px', lineHeight: '19px', color: LIGHT.muted, textAlign: 'center' }}
              >
                {mail.reason}
              </Text>
            </Section>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

function coloursOf(accent: string, mode: 'light' | 'dark'): MailColours {
  const found = accentColours(accent, mode) ?? accentColours(COWORKFLOW_BRAND.accent, mode);
  if (!found) throw new Error('The house accent is not a colour.');
  return { accent: found.accent, onAccent: found.contrast, ink: found.ink };
}

/** Apple Mail and others follow the reader's mode; Outlook marks it with attributes of its own; those that do neither keep the light one. */
function styleSheet({ accent, onAccent, ink }: MailColours): string {
  const rules = (outlook: string) =>
    [
      [`.m-paper`, `background-color:${DARK.paper}`],
      [`.m-card`, `background-color:${DARK.surface};border-color:${DARK.line}`],
      [`.m-bar`, `border-top-color:${accent}`],
      [`.m-slip`, `background-color:${DARK.sunken};border-left-color:${accent}`],
      [`.m-ink`, `color:${DARK.ink}`],
      [`.m-muted`, `color:${DARK.muted}`],
      [`.m-brand, ${outlook}.m-link`, `color:${ink}`],
      [`.m-line`, `border-color:${DARK.line}`],
      [`.m-button`, `background-color:${accent};color:${onAccent}`],
    ]
      .map(([name, style]) => `${outlook}${name}{${style?.replaceAll(';', ' !important;')} !important}`)
      .join('');
  return (
    `:root{color-scheme:light dark}.m-paper{background-color:${LIGHT.paper}}@media (max-width:480px){.m-pad{padding:24px 20px 14px !important}}` +
    `@media (prefers-color-scheme:dark){${rules('')}}${rules('[data-ogsc] ')}`
  );
}
