import { Button, Column, Link, Row, Section, Text } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import type { MailBlock } from '../domain/mail-document';
import type { MonthOfDates } from '../domain/spoken-times';
import { LIGHT } from './mail-colours';
import type { MailColours } from './mail-colours';

type BlocksProps = { blocks: readonly MailBlock[]; colours: MailColours };

export function MailBlocks({ blocks, colours }: BlocksProps) {
  return blocks.map((block, index) => <Block key={index} block={block} colours={colours} />);
}

function Block({ block, colours }: { block: MailBlock; colours: MailColours }) {
  switch (block.kind) {
    case 'paragraph':
      return <Line>{block.text}</Line>;
    case 'quiet':
      return <Line muted>{block.text}</Line>;
    case 'card':
      return <Slip title={block.title} lines={block.lines} colours={colours} />;
    case 'months':
      return <Months title={block.title} months={block.months} />;
    case 'list':
      return <Items title={block.title} items={block.items} />;
    case 'button':
      return <Action {...block} colours={colours} />;
  }
}

function Line({ children, muted = false, style }: { children: ReactNode; muted?: boolean; style?: CSSProperties }) {
  const look = muted
    ? { fontSize: '14px', lineHeight: '21px', color: LIGHT.muted }
    : { fontSize: '16px', lineHeight: '25px', color: LIGHT.ink };
  return (
    <Text className={muted ? 'm-muted' : 'm-ink'} style={{ margin: '0 0 16px', ...look, ...style }}>
      {children}
    </Text>
  );
}

function Slip({ title, lines, colours }: { title: string; lines: readonly string[]; colours: MailColours }) {
  return (
    <Section
      className="m-slip"
      style={{
        margin: '4px 0 22px',
        backgroundColor: LIGHT.sunken,
        borderLeft: `4px solid ${colours.accent}`,
        borderRadius: '6px',
      }}
    >
      <Section style={{ padding: '14px 18px' }}>
        <Line style={{ margin: '0 0 4px', fontSize: '17px', fontWeight: 600 }}>{title}</Line>
        {lines.map((line, index) => (
          <Line key={index} muted={index > 0} style={{ margin: index > 0 ? '3px 0 0' : 0 }}>
            {line}
          </Line>
        ))}
      </Section>
    </Section>
  );
}

const headingStyle: CSSProperties = { margin: '0 0 6px', fontWeight: 600, fontSize: '15px', lineHeight: '22px' };
const cell: CSSProperties = { verticalAlign: 'top', paddingBottom: '6px' };

function Months({ title, months }: { title: string; months: readonly MonthOfDates[] }) {
  return (
    <Section style={{ margin: '0 0 18px' }}>
      <Line style={headingStyle}>{title}</Line>
      {months.map(({ month, days }) => (
        <Row key={month}>
          <Column style={{ ...cell, width: '132px' }}>
            <Line muted style={{ margin: 0 }}>
              {month}
            </Line>
          </Column>
          <Column style={cell}>
            <Line style={{ margin: 0, fontSize: '14px', lineHeight: '21px' }}>
              {/* A date never breaks in two: its spaces do not break, the one after the comma does. */}
              {days.map((day) => day.replaceAll(' ', '\u00a0')).join(', ')}
            </Line>
          </Column>
        </Row>
      ))}
    </Section>
  );
}

function Items({ title, items }: { title: string; items: readonly { text: string; why?: string }[] }) {
  return (
    <Section style={{ margin: '0 0 18px' }}>
      <Line style={headingStyle}>{title}</Line>
      {items.map(({ text, why }, index) => (
        <Row key={index}>
          <Column className="m-line" style={{ ...cell, paddingTop: '6px', borderTop: `1px solid ${LIGHT.line}` }}>
            <Line style={{ margin: 0, fontSize: '15px', lineHeight: '22px' }}>{text}</Line>
            {why ? (
              <Line muted style={{ margin: 0 }}>
                {why}
              </Line>
            ) : null}
          </Column>
        </Row>
      ))}
    </Section>
  );
}

type ActionProps = { label: string; url: string; spelled?: boolean; colours: MailColours };

function Action({ label, url, spelled, colours }: ActionProps) {
  return (
    <Section style={{ margin: '8px 0 20px' }}>
      <Button
        className="m-button"
        href={url}
        style={{
          backgroundColor: colours.accent,
          color: colours.onAccent,
          borderRadius: '8px',
          padding: '13px 22px',
          fontSize: '16px',
          lineHeight: '20px',
          fontWeight: 600,
        }}
      >
        {label}
      </Button>
      {spelled ? (
        <Text
          className="m-muted"
          style={{
            margin: '14px 0 0',
            fontSize: '13px',
            lineHeight: '19px',
            color: LIGHT.muted,
            wordBreak: 'break-word',
          }}
        >
          Or open this address:{' '}
          <Link className="m-link" href={url} style={{ color: colours.ink, textDecoration: 'underline' }}>
            {url}
          </Link>
        </Text>
      ) : null}
    </Section>
  );
}
