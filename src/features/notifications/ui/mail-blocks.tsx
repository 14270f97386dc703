import { Button, Img, Link, Section, Text } from '@react-email/components';
import type { MailBlock } from '../domain/mail-document';
import { LIGHT } from './mail-colours';
import type { MailColours } from './mail-colours';
import { DatedItems, Months } from './mail-date-lists';
import { Line } from './mail-line';

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
      return <DatedItems title={block.title} items={block.items} />;
    case 'code':
      return <Code title={block.title} code={block.code} />;
    case 'button':
      return <Action {...block} colours={colours} />;
  }
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

/** On white with a rim of white, in the dark too: a camera wants dark squares on light ones. */
function Code({ title, code }: { title: string; code: string }) {
  return (
    <Section style={{ margin: '4px 0 22px' }}>
      <Line style={{ margin: '0 0 8px', fontWeight: 600 }}>{title}</Line>
      <Img
        src="cid:ticket"
        alt="Your code for the door"
        width={200}
        height={200}
        // Or React asks for it in a link at the head, which mail programs strike.
        fetchPriority="low"
        style={{ backgroundColor: '#ffffff', borderRadius: '8px' }}
      />
      <Line muted style={{ margin: '8px 0 0', fontSize: '13px', wordBreak: 'break-all' }}>
        {code}
      </Line>
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
