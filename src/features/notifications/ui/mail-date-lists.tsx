import { Column, Row, Section } from '@react-email/components';
import type { CSSProperties } from 'react';
import type { MonthOfDates } from '../domain/spoken-times';
import { LIGHT } from './mail-colours';
import { Line } from './mail-line';

const headingStyle: CSSProperties = { margin: '0 0 6px', fontWeight: 600, fontSize: '15px', lineHeight: '22px' };
const cell: CSSProperties = { verticalAlign: 'top', paddingBottom: '6px' };

/** Many dates, a line for each month. */
export function Months({ title, months }: { title: string; months: readonly MonthOfDates[] }) {
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

/** A few dates, each with what is to be said about it. */
export function DatedItems({ title, items }: { title: string; items: readonly { text: string; why?: string }[] }) {
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
